import { createServer } from 'node:http'
import { publishedRecord } from '#features/publications/queries.server'

/** The application's own read behind Node's own server: what Prisma costs, without Next. */
const server = createServer((request, response) => {
  const [, , number] = request.url.split('/')
  publishedRecord(Number(number)).then(
    (found) => response.setHeader('content-type', 'application/json').end(found.json),
    (error) => response.writeHead(500).end(error.message),
  )
})
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }))
process.on('disconnect', () => process.exit(0))
