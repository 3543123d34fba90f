import { execFile, spawn } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'
import { inject } from 'vitest'

/** Migrations of release 0.1, rows that it wrote, and the head of its audit chain as `npm run audit:verify` saw it. */
const release = new URL('../upgrade/0.1/', import.meta.url).pathname
export const oldHeadsFile = `${release}audit-heads.log`

function urlOf(name: string): string {
  const url = new URL(inject('template'))
  url.pathname = `/${name}`
  return url.href
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const asAdmin = (statement: string) => withClient(urlOf('postgres'), (client) => client.query(statement))
const databaseNames: string[] = []

async function createDatabase(template?: string): Promise<string> {
  const name = `old_${randomUUID().replaceAll('-', '')}`
  databaseNames.push(name)
  await asAdmin(`CREATE DATABASE ${name}${template === undefined ? '' : ` TEMPLATE ${template}`}`)
  return name
}

export async function dropOldDatabases(): Promise<void> {
  for (const name of databaseNames.splice(0)) await asAdmin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
}

type Row = { table: string; json: string }

function oldRows(): Row[] {
  const lines = readFileSync(`${release}rows.txt`, 'utf8').split('\n').slice(0, -1)
  return lines.map((line) => {
    const at = line.indexOf(' ')
    return { table: line.slice(0, at).replace(/\.(\w+)$/, '."$1"'), json: line.slice(at + 1) }
  })
}

/** Loads the rows with triggers off, so that no time or hash is set again. */
async function load(client: pg.Client): Promise<void> {
  const rows = oldRows()
  await client.query('SET session_replication_role = replica')
  for (const table of new Set(rows.map((row) => row.table))) {
    const json = `[${rows.flatMap((row) => (row.table === table ? [row.json] : [])).join()}]`
    await client.query(`DELETE FROM ${table}`)
    await client.query(`INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, $1)`, [
      json,
    ])
  }
  await client.query(`SELECT setval('desk."Record_number_seq"', (SELECT max(number) FROM desk."Record")),
    setval('published."Publication_seq_seq"', (SELECT max(seq) FROM published."Publication"))`)
}

/** As Prisma's engine creates it; the comparison with a new database covers it. */
const migrationTable = `CREATE TABLE public._prisma_migrations (
  id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz, migration_name varchar(255) NOT NULL,
  logs text, rolled_back_at timestamptz, started_at timestamptz NOT NULL DEFAULT now(),
  applied_steps_count integer NOT NULL DEFAULT 0)`

async function migrate(client: pg.Client): Promise<void> {
  await client.query(migrationTable)
  for (const name of readdirSync(`${release}migrations`).toSorted()) {
    const sql = readFileSync(`${release}migrations/${name}/migration.sql`, 'utf8')
    await client.query(sql)
    await client.query(
      `INSERT INTO public._prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES (gen_random_uuid(), $1, $2, now(), 1)`,
      [createHash('sha256').update(sql).digest('hex'), name],
    )
  }
}

/** Builds a database of release 0.1 with its rows. Each call of the result creates a copy and returns its URL. */
export async function oldDatabase(): Promise<() => Promise<string>> {
  const original = await createDatabase()
  await withClient(urlOf(original), async (client) => {
    await migrate(client)
    await load(client)
  })
  return async () => urlOf(await createDatabase(original))
}

const command = ['scripts/migrate.mjs', 'deploy']
const environment = (url: string) => ({ ...process.env, DATABASE_URL: url })

/** Runs the command by which `npm start` migrates. */
export function deploy(url: string): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, command, { env: environment(url) }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr }),
    )
  })
}

/** The same command as a process that a test may kill. */
export function startDeploy(url: string) {
  const child = spawn(process.execPath, command, { env: environment(url), stdio: 'ignore' })
  return { kill: () => child.kill('SIGKILL'), ended: new Promise((resolve) => child.once('exit', resolve)) }
}
