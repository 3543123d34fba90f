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

export async function checkServer(session) {
  const { rows } = await session.query(
    `SELECT current_setting('server_version_num')::int / 10000 AS major,
            (SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user) AS creates,
            (SELECT count(*) = 2 FROM pg_roles WHERE rolname IN ('variance_desk', 'variance_reader')
              AND pg_has_role(current_user, oid, 'MEMBER')) AS has`,
  )
  const [{ major, creates, has }] = rows
  if (major < oldest)
    throw new Refusal(`This server is PostgreSQL ${major}; At Variance needs ${oldest} or newer.`)
  if (!creates && !has)
    throw new Refusal(
      'The login of DATABASE_URL may not create roles. Let it (CREATEROLE), or create variance_desk and ' +
        'variance_reader yourself and grant both to it.',
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
