import { join, resolve } from 'node:path'
import pg from 'pg'
import { openEngine, readMigrations, readSchema, readSnapshot, writeDraft } from './migration-engine.mjs'
import { UserError } from './lib/progress.mjs'
import { readSettings } from './lib/settings.mjs'
import { upgradeHistory } from './upgrade-history.mjs'

const root = resolve(import.meta.dirname, '..')
const folder = join(root, 'prisma/migrations')
const schema = readSchema(join(root, 'prisma/schema.prisma'))
const filters = { externalTables: [], externalEnums: [] }
/** The oldest major version of PostgreSQL that is supported. */
const oldest = 15
/** Any number; the same in every process that migrates. */
const lockKey = 7_264_013

async function openSession(url) {
  const session = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  // A lost connection also fails the query in progress, which is where it is reported.
  session.on('error', () => {})
  try {
    await session.connect()
  } catch (error) {
    throw new UserError(`The database of DATABASE_URL does not answer: ${error.message || error.code}.`)
  }
  return session
}

/** Per role: may this login step into it, or else create it or grant it to itself? Since 16 membership alone is not enough. */
const rolesQuery = `
  WITH me AS (
    SELECT rolsuper, rolcreaterole, current_setting('server_version_num')::int / 10000 AS major
    FROM pg_roles WHERE rolname = current_user
  )
  SELECT major, current_setting('server_encoding') AS encoding, current_user AS login, bool_and(
    CASE WHEN r.oid IS NULL THEN me.rolsuper OR me.rolcreaterole
    ELSE pg_has_role(r.oid, CASE WHEN major >= 16 THEN 'SET' ELSE 'MEMBER' END)
      OR (major < 16 AND me.rolcreaterole)
      OR pg_has_role(r.oid, 'MEMBER WITH ADMIN OPTION') END
  ) AS "mayStep"
  FROM me, unnest(ARRAY['variance_desk', 'variance_reader']) wanted LEFT JOIN pg_roles r ON r.rolname = wanted
  GROUP BY major`

async function checkServer(session) {
  const { rows } = await session.query(rolesQuery)
  const [{ major, encoding, login, mayStep }] = rows
  if (major < oldest)
    throw new UserError(`This server is PostgreSQL ${major}; At Variance needs ${oldest} or newer.`)
  if (encoding !== 'UTF8')
    throw new UserError(`The database of DATABASE_URL is in ${encoding}; At Variance needs UTF8.`)
  if (!mayStep)
    throw new UserError(
      `The login "${login}" of DATABASE_URL may neither create the roles variance_desk and variance_reader nor step ` +
        `into them. Let an administrator create both and grant them: GRANT variance_desk, variance_reader TO "${login}".`,
    )
}

/** Two processes that start at once migrate one after the other; the end of the session releases the lock. */
async function acquireLock(session) {
  await session.query('SELECT pg_advisory_lock($1)', [lockKey])
}

/** A failed script was rolled back as one transaction, so it may be tried again. */
async function clearFailedMigrations(session) {
  const { rows } = await session.query(`SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS known`)
  if (rows[0].known)
    await session.query(
      'DELETE FROM public._prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL',
    )
}

/** The two clients connect with `options`. Some poolers refuse that, which is better found now than at the first page. */
async function checkRoles(url) {
  const { DESK_DATABASE_URL, READER_DATABASE_URL } = readSettings()
  for (const [role, loginUrl] of [
    ['variance_desk', DESK_DATABASE_URL],
    ['variance_reader', READER_DATABASE_URL],
  ]) {
    if (loginUrl) continue
    const client = new pg.Client({ connectionString: url, options: `-c role=${role}` })
    try {
      await client.connect()
      const { rows } = await client.query('SELECT current_user AS role')
      if (rows[0].role !== role) throw new Error(`it is ${rows[0].role} instead`)
    } catch (error) {
      throw new UserError(
        `The database cannot be reached in the role ${role} (${error.message}). A pooler that drops connection ` +
          'options is one cause: connect directly, or give DESK_DATABASE_URL and READER_DATABASE_URL logins of their own.',
      )
    } finally {
      await client.end().catch(() => {})
    }
  }
}

function databaseUrl() {
  const { DATABASE_URL } = readSettings()
  if (!DATABASE_URL) throw new UserError('DATABASE_URL is not set: it says which database to migrate.')
  return DATABASE_URL
}

/** SQL for changes of the model that no migration has yet. Compares two models, never a live database. */
async function undrafted(engine) {
  const snapshot = readSnapshot(folder)
  const { stdout } = await engine.diff({
    from:
      snapshot === null
        ? { tag: 'empty' }
        : { tag: 'schemaDatamodel', files: [{ ...schema, content: snapshot }] },
    to: { tag: 'schemaDatamodel', files: [schema] },
    script: true,
    shadowDatabaseUrl: null,
    exitCode: null,
    filters,
  })
  return stdout.replace(/^-- This is an empty migration\.\s*$/m, '').trim()
}

async function deploy(url) {
  const session = await openSession(url)
  try {
    await checkServer(session)
    await acquireLock(session)
    const migrationsList = readMigrations(folder)
    if (await upgradeHistory(session, { root, migrationsList }))
      console.log('Upgraded a database of release 0.1')
    await clearFailedMigrations(session)
    const engine = await openEngine(schema, url)
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters })
    for (const name of appliedMigrationNames) console.log(`Applied ${name}`)
    await checkRoles(url)
  } finally {
    await session.end()
  }
}

async function draft(name) {
  if (!/^\d{4}_[a-z0-9_]+$/.test(name ?? ''))
    throw new UserError('Name the migration with its number: npm run db:draft 0011_what_it_does')
  const sql = await undrafted(await openEngine(schema, databaseUrl()))
  console.log(`Drafted ${writeDraft(folder, name, { sql: sql || '-- By hand.', schema })}`)
}

async function check() {
  const sql = await undrafted(await openEngine(schema, databaseUrl()))
  if (sql) throw new UserError(`The model has changes that no migration has:\n${sql}`)
}

const commands = {
  deploy: () => deploy(databaseUrl()),
  draft: () => draft(process.argv[3]),
  check,
}
try {
  const run = commands[process.argv[2]]
  if (!run) throw new UserError('Say what to do: deploy, draft <name> or check.')
  await run()
  process.exit(0)
} catch (error) {
  console.error(error instanceof UserError ? error.message : error)
  process.exit(1)
}
