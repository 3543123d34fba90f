import pg from 'pg'

/** A trouble that a sentence explains; its stack helps nobody. */
export class Refusal extends Error {}

const oldest = 15
/** Any number; the same in every process that migrates. */
const turn = 7_264_013

export async function openSession(url) {
  const session = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await session.connect()
  } catch (error) {
    throw new Refusal(`The database of DATABASE_URL does not answer: ${error.message || error.code}.`)
  }
  return session
}

/** Per role: may this login step into it, or else make it or grant it to itself? Since 16 membership alone is not enough. */
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

export async function checkServer(session) {
  const { rows } = await session.query(rolesQuery)
  const [{ major, encoding, login, mayStep }] = rows
  if (major < oldest)
    throw new Refusal(`This server is PostgreSQL ${major}; At Variance needs ${oldest} or newer.`)
  if (encoding !== 'UTF8')
    throw new Refusal(`The database of DATABASE_URL is in ${encoding}; At Variance needs UTF8.`)
  if (!mayStep)
    throw new Refusal(
      `The login "${login}" of DATABASE_URL may neither create the roles variance_desk and variance_reader nor step ` +
        `into them. Let an administrator create both and grant them: GRANT variance_desk, variance_reader TO "${login}".`,
    )
}

/** Two processes that start at once migrate one after the other; the session's end gives the turn back. */
export async function takeTurn(session) {
  await session.query('SELECT pg_advisory_lock($1)', [turn])
}

/** A script that failed left nothing behind, for it is one transaction: it may be tried again. */
export async function forgetFailures(session) {
  const { rows } = await session.query(`SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS known`)
  if (rows[0].known)
    await session.query(
      'DELETE FROM public._prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL',
    )
}

/** The two clients connect with `options`; some poolers refuse that, which is better known now than at the first page. */
export async function checkRoles(url) {
  for (const [role, own] of [
    ['variance_desk', process.env.DESK_DATABASE_URL],
    ['variance_reader', process.env.READER_DATABASE_URL],
  ]) {
    if (own) continue
    const client = new pg.Client({ connectionString: url, options: `-c role=${role}` })
    try {
      await client.connect()
      const { rows } = await client.query('SELECT current_user AS role')
      if (rows[0].role !== role) throw new Error(`it is ${rows[0].role} instead`)
    } catch (error) {
      throw new Refusal(
        `The database cannot be reached in the role ${role} (${error.message}). A pooler that drops connection ` +
          'options is one cause: connect directly, or give DESK_DATABASE_URL and READER_DATABASE_URL logins of their own.',
      )
    } finally {
      await client.end().catch(() => {})
    }
  }
}
