import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'

// Each file gets its own copy of the migrated template: real PostgreSQL, no shared rows, files run in parallel.
const template = new URL(inject('template'))
const name = `t_${randomUUID().replaceAll('-', '')}`

async function asAdmin(...statements: string[]): Promise<void> {
  const admin = new URL(template)
  admin.pathname = '/postgres'
  const client = new pg.Client({ connectionString: admin.href })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

// PostgreSQL copies a template for one session at a time, so files wait for each other.
await asAdmin(
  'SELECT pg_advisory_lock(4711)',
  `CREATE DATABASE ${name} TEMPLATE ${template.pathname.slice(1)}`,
)
const url = new URL(template)
url.pathname = `/${name}`
process.env['DATABASE_URL'] = url.href
process.env['APP_SECRET'] ??= 'only-for-tests-0123456789-0123456789'

// Silences the log: a refusal is asserted by its test.
;(await import('#lib/log')).log.level = 'silent'

afterAll(async () => {
  const { deskDb } = await import('#lib/desk-db.server')
  const { publishedDb } = await import('#lib/published-db.server')
  await deskDb.$disconnect()
  await publishedDb.$disconnect()
  await asAdmin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
})
