import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import pg from 'pg'
import { replaySql } from './replay-sql.mjs'

/** The same SQL through `pg` alone, behind Node's own server: what the machine could do. */
const [file] = process.argv.slice(2)
const pool = (role) =>
  new pg.Pool({ connectionString: process.env.DATABASE_URL, options: `-c role=${role}`, max: 8 })
const recorded = JSON.parse(readFileSync(file, 'utf8'))
const read = replaySql(pool('variance_reader'), recorded)
const write = replaySql(pool('variance_desk'), recorded)

const server = createServer((request, response) => {
  const [, name, number] = request.url.split('/').map(decodeURIComponent)
  const answer = name === 'save' ? write(name) : read(name, Number(number))
  answer.then(
    (json) => response.setHeader('content-type', 'application/json').end(json),
    (error) => response.writeHead(500).end(error.message),
  )
})
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }))
process.on('disconnect', () => process.exit(0))
