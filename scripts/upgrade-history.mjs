import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { UserError } from './lib/progress.mjs'

/** The last release with the old migrations; every database of an older one passes through it. */
const lastRelease = 'At Variance 0.1.0 (commit 6ae27f5)'
/** The squashed migrations end here; newer ones are applied after the upgrade as to any database. */
const lastSquashed = '0010_roles_and_views'
const lockTimeout = '60s'

/** The name and SHA-256 of each old migration as the last release had it. */
function oldHistory(root) {
  const lines = readFileSync(join(root, 'prisma/upgrade/from-0.1.sha256'), 'utf8').trim().split('\n')
  return new Map(lines.map((line) => line.split('  ').toReversed()))
}

async function recordedMigrations(session) {
  const { rows } = await session.query(
    `SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS exists`,
  )
  if (!rows[0].exists) return []
  const recorded = await session.query(`
    SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS "isFinished"
    FROM public._prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name`)
  return recorded.rows
}

/** The difference between these migrations and those of the last release, or null. */
function difference(recorded, old) {
  for (const { name, checksum, isFinished } of recorded) {
    if (!old.has(name)) return `${name} is not known here`
    if (!isFinished) return `${name} was not finished`
    if (old.get(name) !== checksum) return `${name} is not the one that was released`
  }
  const names = recorded.map(({ name }) => name)
  const missingName = [...old.keys()].find((name) => !names.includes(name))
  return missingName === undefined ? null : `${missingName} is missing`
}

/**
 * Upgrades a database of the old migrations to the state that the squashed ones produce. On failure the database is
 * unchanged. A database without old migrations is not touched.
 * @param session a connected pg.Client that holds the migration lock
 */
export async function upgradeHistory(session, { root, migrationsList }) {
  const recorded = await recordedMigrations(session)
  const old = oldHistory(root)
  if (!recorded.some(({ name }) => old.has(name))) return false
  const fault = difference(recorded, old)
  if (fault !== null)
    throw new UserError(
      `This database cannot be upgraded from where it is: migration ${fault}. Start ${lastRelease} on it once, ` +
        'and then this release. Nothing was changed.',
    )
  await session.query('BEGIN')
  try {
    await upgrade(session, root, squashed(migrationsList))
  } catch (error) {
    await session.query('ROLLBACK').catch(() => {})
    if (error.code === undefined && !(error instanceof UserError)) throw error
    throw new UserError(`The upgrade of the database stopped and changed nothing. ${reasonOf(error)}`)
  }
  await session.query('COMMIT')
  return true
}

const squashed = ({ migrationDirectories }) =>
  migrationDirectories
    .filter(({ path }) => path <= lastSquashed)
    .map(({ path, migrationFile }) => ({ name: path, sql: migrationFile.content.value }))

function reasonOf(error) {
  if (error.code === '55P03') return 'Another program is using the database: stop it and start again.'
  return error instanceof UserError || error.code === '23514'
    ? error.message
    : `PostgreSQL: ${error.message}.`
}

async function upgrade(session, root, migrations) {
  await session.query(`SET LOCAL lock_timeout = '${lockTimeout}'`)
  const tables = await lockTables(session)
  const before = await digests(session, tables)
  await session.query(readFileSync(join(root, 'prisma/upgrade/from-0.1.sql'), 'utf8'))
  for (const { name, sql } of migrations) if (name.endsWith('_functions')) await session.query(sql)
  const after = await digests(session, tables, {
    'desk."Revision"': `to_jsonb(t) - 'action' || jsonb_build_object('change',
      (SELECT sentence FROM revision_sentence s WHERE s.action = t.action))`,
  })
  for (const [table, digest] of before)
    if (after.get(table) !== digest)
      throw new UserError(`The rows of ${table} would not have stayed the same.`)
  await replaceHistory(session, migrations)
}

/** Blocks writers but not readers, so that only the upgrade changes rows between the two digests. */
async function lockTables(session) {
  const { rows } = await session.query(`
    SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname IN ('desk', 'published') AND c.relkind = 'r' ORDER BY 1`)
  const tables = rows.map(({ name }) => name)
  await session.query(`LOCK TABLE ${tables.join(', ')} IN SHARE ROW EXCLUSIVE MODE`)
  return tables
}

/** A SHA-256 over all rows of each table, in any order, and the verdict on the audit chain. */
async function digests(session, tables, rowAs = {}) {
  const digestByTable = new Map()
  for (const table of tables) {
    const row = rowAs[table] ?? 'to_jsonb(t)'
    const { rows } = await session.query(`
      SELECT encode(sha256(coalesce(string_agg(row, '' ORDER BY row), '')), 'hex') AS digest
      FROM (SELECT sha256(convert_to((${row})::text, 'UTF8')) AS row FROM ${table} t) hashed`)
    digestByTable.set(table, rows[0].digest)
  }
  const { rows } = await session.query('SELECT v::text AS verdict FROM desk.audit_verify() v')
  return digestByTable.set('the audit chain', rows[0].verdict)
}

async function replaceHistory(session, migrations) {
  await session.query('DELETE FROM public._prisma_migrations')
  for (const { name, sql } of migrations)
    await session.query(
      `INSERT INTO public._prisma_migrations (id, migration_name, checksum, finished_at, applied_steps_count)
       VALUES (gen_random_uuid(), $1, $2, now(), 1)`,
      [name, createHash('sha256').update(sql).digest('hex')],
    )
}
