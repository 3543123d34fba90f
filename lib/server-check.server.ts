import 'server-only'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { z } from 'zod'
import { databaseFault } from './db-errors'
import { connectionOf, deskSide, readerSide } from './db-pool.server'
import { env } from './env'
import { log } from './log'
import { nodeWarning, securityFloor } from './security-floor'
import { judgeServer, type LoginFacts } from './server-check'

const query = `
    SELECT split_part(current_setting('server_version'), ' ', 1) AS version,
      current_setting('cluster_name') = 'at_variance_embedded' AS "isEmbedded",
      current_setting('fsync') AS fsync,
      current_setting('synchronous_commit') AS "synchronousCommit",
      current_setting('full_page_writes') AS "fullPageWrites",
      session_user::text AS login, r.rolsuper AS "isSuperuser",
      EXISTS (
        SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname IN ('desk', 'published') AND pg_has_role(session_user, c.relowner, 'MEMBER')
      ) AS "isOwner",
      pg_has_role(session_user, 'variance_desk', 'MEMBER') AS "readsDesk"
    FROM pg_roles r WHERE r.rolname = session_user`

/** The roles and rights of one side's session, and the settings of its server. */
export async function loginFacts(side: Parameters<typeof connectionOf>[0]): Promise<LoginFacts> {
  const client = new pg.Client(connectionOf(side))
  try {
    await client.connect()
    const { rows } = await client.query<LoginFacts>(query)
    const [facts] = rows
    if (facts === undefined) throw new Error('The login is not on the list of roles.')
    return facts
  } finally {
    await client.end().catch(() => {})
  }
}

const readJson = (...path: string[]): unknown =>
  JSON.parse(readFileSync(join(process.cwd(), ...path), 'utf8'))

const manifest = z.object({ version: z.string() })

function installedVersions(names: readonly string[]): Record<string, string> {
  const installed = names.filter((name) =>
    existsSync(join(process.cwd(), 'node_modules', name, 'package.json')),
  )
  return Object.fromEntries(
    installed.map((name) => [name, manifest.parse(readJson('node_modules', name, 'package.json')).version]),
  )
}

const againMs = 5000

/**
 * Ends the process with a sentence if this database or installation must not serve readers. While the database is out
 * of reach every page answers 503, and the check runs again.
 */
export async function checkServer(): Promise<void> {
  try {
    const [desk, reader] = await Promise.all([loginFacts(deskSide), loginFacts(readerSide)])
    const floor = securityFloor.parse(readJson('security-floor.json'))
    const installed = installedVersions(Object.keys(floor.packages))
    const allowsOld = env.ALLOW_OLD_DATABASE === '1'
    const { refusals, warnings } = judgeServer({ desk, reader, installed }, { floor, allowsOld })
    const aboutNode = nodeWarning(process.versions.node, floor)
    for (const warning of aboutNode === null ? warnings : [...warnings, aboutNode])
      log.warn({ event: 'server check' }, warning)
    if (refusals.length === 0) return
    process.stderr.write(`The server does not start.\n${refusals.join('\n')}\n`)
    process.exit(1)
  } catch (error) {
    if (databaseFault(error) === null) throw error
    setTimeout(() => void checkServer(), againMs).unref()
  }
}
