import './lib/node-version.mjs'
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

const { tmpdir } = await import('node:os')
const { parseArgs } = await import('node:util')
const { headsFile, storedHeads, verdictLines, verifiedChain } = await import('./audit-heads.mjs')
const { databaseUrl, withClient } = await import('./lib/database.mjs')
const { dumpTools, runTool } = await import('./lib/dump-tools.mjs')
const { main } = await import('./lib/processes.mjs')
const { say, seconds, step, UserError } = await import('./lib/progress.mjs')
const { restorable, schemaDump } = await import('./lib/schema-dump.mjs')
const { readSettings } = await import('./lib/settings.mjs')

const { values } = parseArgs({ options: { file: { type: 'string' } } })

/** For each table the number of its rows, and a sum of their hashes that does not depend on their order. */
async function tableSums(client) {
  const { rows: tables } = await client.query(
    `SELECT oid::regclass::text AS name FROM pg_class
     WHERE relkind = 'r' AND relnamespace IN ('desk'::regnamespace, 'published'::regnamespace, 'public'::regnamespace)
     ORDER BY 1`,
  )
  const sums = []
  for (const { name } of tables) {
    const { rows } = await client.query(
      `SELECT count(*) AS count, coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) AS sum FROM ${name} t`,
    )
    sums.push({ name, count: Number(rows[0].count), sum: rows[0].sum })
  }
  return sums
}

/** Dumps in the snapshot in which the tables are summed, so that editors may go on working. */
async function dumpNow(url, tools, file) {
  return withClient(url, async (client) => {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const { rows } = await client.query('SELECT pg_export_snapshot() AS snapshot')
    const args = ['--format=custom', `--file=${file}`, `--snapshot=${rows[0].snapshot}`]
    const { isGood, output } = await runTool(tools.dump, args, url)
    if (!isGood) throw new UserError(`pg_dump failed:\n${output}`)
    return tableSums(client)
  })
}

const missing = (lines, others) => {
  const present = new Set(others)
  return lines.filter((line) => !present.has(line))
}

/** The sentences about everything that the restored database has differently. */
function differences({ sums, schema }, restored) {
  const countOf = new Map(restored.sums.map((table) => [table.name, table]))
  return [
    ...(sums ?? []).flatMap(({ name, count, sum }) => {
      const copy = countOf.get(name)
      if (copy?.count !== count) return [`${name} has ${copy?.count ?? 'no'} rows instead of ${count}.`]
      return copy.sum === sum ? [] : [`${name} has as many rows, but not the same.`]
    }),
    ...missing(schema, restored.schema).map((line) => `Not restored: ${line.slice(0, 300)}`),
    ...missing(restored.schema, schema).map((line) => `Only in the copy: ${line.slice(0, 300)}`),
  ]
}

/** A copy that lacks a table has a fault for each of its rows. */
const linesMax = 40

/** A backup ends before the newest heads. */
const headsUpTo = (heads, last) => heads.filter(({ seq }) => seq <= last)

async function inspect(url, heads) {
  return withClient(url, async (client) => {
    const { rows } = await client.query('SELECT seq FROM desk."AuditHead"')
    const known = headsUpTo(heads, BigInt(rows[0]?.seq ?? 0))
    const verdict = verdictLines(await verifiedChain(client, known), known.length)
    return { sums: await tableSums(client), schema: restorable(await schemaDump(client)), verdict }
  })
}

async function createCopy(url) {
  const name = `restore_drill_${Date.now()}`
  await withClient(url, async (client) => {
    try {
      await client.query(`CREATE DATABASE ${name} TEMPLATE template0`)
    } catch (error) {
      throw new UserError(
        `The login of DATABASE_URL may not make a database to restore into (${error.message}). An administrator runs: ` +
          'ALTER ROLE … CREATEDB',
      )
    }
  })
  return {
    url: databaseUrl(url, name),
    drop: () => withClient(url, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`)),
  }
}

/**
 * `npm run restore:drill` proves that the database can be restored: it dumps, restores beside, compares everything and
 * removes the copy. `-- --file backup.dump` restores that backup instead, whose rows may be older.
 */
await main(async () => {
  const since = Date.now()
  const settings = readSettings()
  const url = settings.DATABASE_URL
  if (!url) throw new UserError('Set DATABASE_URL to the owner’s login of the database that is to be proven.')
  if (values.file && !existsSync(values.file)) throw new UserError(`There is no file ${values.file}.`)
  const major = await withClient(url, async (client) => {
    const { rows } = await client.query(`SELECT current_setting('server_version_num')::int / 10000 AS major`)
    return rows[0].major
  })
  const tools = dumpTools(major)
  const folder = mkdtempSync(join(tmpdir(), 'restore-drill-'))
  const file = values.file ?? join(folder, 'backup.dump')
  let copy
  try {
    const sums = values.file ? null : await step('Dumping', () => dumpNow(url, tools, file))
    const schema = restorable(await withClient(url, schemaDump))
    copy = await createCopy(url)
    await step('Restoring beside', async () => {
      const { isGood, output } = await runTool(tools.restore, ['--exit-on-error', file], copy.url)
      if (!isGood) throw new UserError(`The backup does not restore:\n${output}`)
    })
    const restored = await step('Comparing', () => inspect(copy.url, storedHeads(headsFile(settings))))
    const faults = differences({ sums, schema }, restored)
    const rows = restored.sums.reduce((total, { count }) => total + count, 0)
    const megabytes = (statSync(file).size / 1e6).toFixed(1)
    say(
      `\n${restored.sums.length} tables, ${rows} rows, ${restored.schema.length} objects and rights; backup of ${megabytes} MB`,
    )
    const lines = [...restored.verdict.lines, ...faults]
    for (const line of lines.slice(0, linesMax)) say(line)
    if (lines.length > linesMax) say(`and ${lines.length - linesMax} more.`)
    const isWhole = faults.length === 0 && restored.verdict.isWhole
    say(
      isWhole
        ? `The backup restores completely. It took ${seconds(since)}.`
        : 'The copy is not the database.',
    )
    return isWhole ? 0 : 1
  } finally {
    await copy?.drop()
    rmSync(folder, { recursive: true, force: true })
  }
})
