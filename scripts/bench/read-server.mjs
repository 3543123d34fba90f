import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import pg from 'pg'
import { replaySql } from './replay-sql.mjs'

/** The same SQL through `pg` alone: the upper bound of this machine. */
function throughPg(file) {
  const pool = (role) =>
    new pg.Pool({ connectionString: process.env.DATABASE_URL, options: `-c role=${role}`, max: 8 })
  const recorded = JSON.parse(readFileSync(file, 'utf8'))
  const readerStatement = replaySql(pool('variance_reader'), recorded)
  const write = replaySql(pool('variance_desk'), recorded)
  return (name, number) => (name === 'save' ? write(name) : readerStatement(name, number))
}

/** The application's own read without Next: the cost of Prisma. */
async function throughPrisma() {
  const { publishedRecord } = await import('#features/publications/queries.server')
  return async (_name, number) => (await publishedRecord(number)).json
}

const [file] = process.argv.slice(2)
const answer = file ? throughPg(file) : await throughPrisma()
const server = createServer((request, response) => {
  const [, name, number] = request.url.split('/').map(decodeURIComponent)
  answer(name, Number(number)).then(
    (json) => response.setHeader('content-type', 'application/json').end(json),
    (error) => response.writeHead(500).end(error.message),
  )
})
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }))
process.on('disconnect', () => process.exit(0))
