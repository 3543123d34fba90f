import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

/** The least that Node can do: one buffer, whatever is requested. */
const body = readFileSync(process.argv[2])
const head = { 'content-type': 'text/html; charset=utf-8', 'content-length': body.length }
const server = createServer((_request, response) => response.writeHead(200, head).end(body))
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }))
process.on('disconnect', () => process.exit(0))
