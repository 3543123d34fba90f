import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dumpTools, runTool } from '../scripts/lib/dump-tools.mjs'
import { hasSystemPostgres, startSystemPostgres } from './support/system-postgres'

const exec = promisify(execFile)
let server: Awaited<ReturnType<typeof startSystemPostgres>>
const folder = mkdtempSync(join(tmpdir(), 'drill-test-'))

const environment = () => ({
  ...process.env,
  ...{ DATABASE_URL: server.url, DESK_DATABASE_URL: '', READER_DATABASE_URL: '' },
  ...{ APP_SECRET: 'only-for-tests-0123456789-0123456789', AUDIT_HEADS_FILE: join(folder, 'heads.log') },
})

async function drill(...args: string[]): Promise<{ code: number; output: string }> {
  const command = exec(process.execPath, ['scripts/restore-drill.mjs', ...args], { env: environment() })
  const { stdout, stderr } = await command.catch((error: { stdout: string; stderr: string }) => error)
  return { code: command.child.exitCode ?? -1, output: stdout + stderr }
}

async function asOwner(...statements: string[]): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  try {
    let rows: unknown[] = []
    for (const statement of statements) rows = (await client.query(statement)).rows
    return rows
  } finally {
    await client.end()
  }
}

async function backup(...args: string[]): Promise<string> {
  const file = join(folder, `${crypto.randomUUID()}.dump`)
  const [version] = await asOwner(`SELECT current_setting('server_version_num')::int / 10000 AS major`)
  const { dump } = dumpTools(Reflect.get(version ?? {}, 'major'))
  const { isGood, output } = await runTool(dump, ['--format=custom', `--file=${file}`, ...args], server.url)
  if (!isGood) throw new Error(output)
  return file
}

const copies = () => asOwner(`SELECT datname FROM pg_database WHERE datname LIKE 'restore_drill%'`)

beforeAll(async () => {
  if (!hasSystemPostgres) return
  server = await startSystemPostgres()
  await exec(process.execPath, ['scripts/migrate.mjs', 'deploy'], { env: environment() })
  const seed = ['--conditions=react-server', '--import', 'tsx', 'prisma/seed.ts']
  await exec(process.execPath, seed, { env: { ...environment(), DEMO_SIGN_INS_FILE: '' } })
}, 120_000)

afterAll(() => {
  if (hasSystemPostgres) server.stop()
  rmSync(folder, { recursive: true, force: true })
})

test.runIf(hasSystemPostgres)(
  'a backup restores with every row, right, trigger and audit event, and the drill leaves nothing',
  async () => {
    const { code, output } = await drill()
    expect(output).toMatch(/The chain|The backup restores completely\. It took/)
    expect(code, output).toBe(0)
    expect(output).toMatch(/\d{2} tables, \d{3,} rows, \d{3,} objects and rights/)
    expect(await copies()).toEqual([])
  },
  120_000,
)

test.runIf(hasSystemPostgres)(
  'a backup of a file restores, and the rows of today may be newer',
  async () => {
    const file = await backup()
    await asOwner(`UPDATE published."Issue" SET number = number + 1`)
    const { code, output } = await drill('--file', file)
    expect([code, output]).toEqual([0, expect.stringContaining('restores completely')])
  },
  120_000,
)

test.runIf(hasSystemPostgres).each([
  ['without the rights of the roles', ['--no-privileges'], /Not restored: column .*variance_/],
  ['without a table', ['--exclude-table=desk."RateLimit"'], /Not restored: relation .*RateLimit/],
  [
    'without the rows of a table',
    ['--exclude-table-data=desk."AuditEvent"'],
    /events are missing at the end|a change is missing/,
  ],
  ['without the history', ['--exclude-table-data=desk."Revision"'], /a change is missing/],
] as const)(
  'a backup %s fails the drill',
  async (_kind, args, sentence) => {
    const { code, output } = await drill('--file', await backup(...args))
    expect([code, output]).toEqual([1, expect.stringMatching(sentence)])
    expect(await copies()).toEqual([])
  },
  120_000,
)

test.runIf(hasSystemPostgres).each([
  ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1)],
  [
    'with a damaged block',
    (bytes: Buffer) => Buffer.from(bytes).fill(7, bytes.length >> 1, (bytes.length >> 1) + 4000),
  ],
  ['empty', () => Buffer.alloc(0)],
] as const)(
  'a backup file that is %s is reported',
  async (_kind, damage) => {
    const file = await backup()
    writeFileSync(file, damage(readFileSync(file)))
    const { code, output } = await drill('--file', file)
    expect([code, output]).toEqual([1, expect.stringContaining('The backup does not restore')])
    expect(await copies()).toEqual([])
  },
  120_000,
)

test.runIf(hasSystemPostgres)(
  'a trigger that is gone from the copy is reported',
  async () => {
    const file = await backup()
    await asOwner(
      'CREATE FUNCTION desk.later() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$',
      'CREATE TRIGGER later BEFORE INSERT ON desk."RateLimit" FOR EACH ROW EXECUTE FUNCTION desk.later()',
    )
    const { code, output } = await drill('--file', file)
    await asOwner('DROP FUNCTION desk.later() CASCADE')
    expect([code, output]).toEqual([1, expect.stringMatching(/Not restored: trigger .*later/)])
  },
  120_000,
)
