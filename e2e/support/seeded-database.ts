import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { promisify } from 'node:util'
import pg from 'pg'

const run = promisify(execFile)

async function asAdmin(server: string, statement: string): Promise<void> {
  const admin = new URL(server)
  admin.pathname = '/postgres'
  await asOwner(admin.href, (client) => client.query(statement))
}

export async function asOwner<Value>(
  url: string,
  query: (client: pg.Client) => Promise<Value>,
): Promise<Value> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await query(client)
  } finally {
    await client.end()
  }
}

/** A database with the demonstration for one test, which may damage it. */
export async function seededDatabase(server = process.env['DATABASE_URL'] ?? '') {
  const name = `canary_${randomUUID().replaceAll('-', '')}`
  await asAdmin(server, `CREATE DATABASE ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  const env = {
    ...process.env,
    ...{ DATABASE_URL: url.href, DESK_DATABASE_URL: '', READER_DATABASE_URL: '', DEMO_SIGN_INS_FILE: '' },
    ...{ APP_SECRET: process.env['APP_SECRET'] ?? 'only-for-tests-0123456789-0123456789', NODE_OPTIONS: '' },
  }
  await run(process.execPath, ['scripts/migrate.mjs', 'deploy'], { env })
  await run(process.execPath, ['--conditions=react-server', '--import', 'tsx', 'prisma/seed.ts'], { env })
  return { url: url.href, remove: () => asAdmin(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) }
}
