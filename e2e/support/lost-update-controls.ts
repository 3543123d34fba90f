import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { at, type Cluster, signInAll } from './cluster'
import { newToken, openWriteLog, type LoggedWrite } from './write-log'
import { appendWord } from './write-operations'
import { runWorkers } from './workload'
import { loadSharedState } from './shared-state'

/** Reads, pauses and overwrites in SQL, as a save without a revision check would. */
export async function loseByRace(
  { url, owner }: Cluster,
  { clients, lastMs }: { clients: number; lastMs: number },
): Promise<LoggedWrite[]> {
  const name = `control-${crypto.randomUUID()}`
  await owner((client) =>
    client.query(
      `INSERT INTO desk."Dispute" (id, slug, title, question, summary, "asOf") VALUES (gen_random_uuid(), $1, 'x', 'x', '', '2019-11-12')`,
      [name],
    ),
  )
  const { writes } = openWriteLog()
  const until = Date.now() + lastMs
  const write = async () => {
    const client = new pg.Client({ connectionString: url, options: '-c role=variance_desk' })
    await client.connect()
    while (Date.now() < until) {
      const { rows } = await client.query<{ summary: string }>(
        `SELECT summary FROM desk."Dispute" WHERE slug = $1`,
        [name],
      )
      const word = newToken()
      await pause(2)
      await client.query(`UPDATE desk."Dispute" SET summary = $1, revision = revision + 1 WHERE slug = $2`, [
        `${at(rows, 0).summary} ${word}`,
        name,
      ])
      writes.push({ subject: 'dispute', name, token: word, kind: 'saved' })
    }
    await client.end()
  }
  await Promise.all(Array.from({ length: clients }, write))
  return writes
}

/** Uses the application's forms over a database with asynchronous commit, which is then killed. */
export async function loseByCrash(cluster: Cluster, { lastMs }: { lastMs: number }): Promise<LoggedWrite[]> {
  const alter = async (...settings: string[]) => {
    await cluster.owner(async (client) => {
      for (const setting of [...settings, 'SELECT pg_reload_conf()']) await client.query(setting)
    })
    await pause(200)
  }
  const writeLog = openWriteLog()
  const shared = await loadSharedState(cluster, writeLog, 1)
  const visitors = await signInAll(cluster, ['EDITOR', 'EDITOR', 'EDITOR', 'EDITOR'])
  await alter(
    'ALTER SYSTEM SET synchronous_commit = off',
    `ALTER SYSTEM SET wal_writer_delay = '10s'`,
    `ALTER SYSTEM SET wal_writer_flush_after = '1GB'`,
  )
  let isOver = false
  const working = runWorkers({ shared, visitors, mixOf: () => [[1, appendWord]], until: () => !isOver })
  await pause(lastMs)
  isOver = true
  await cluster.killDatabase()
  await working
  await alter('ALTER SYSTEM RESET ALL')
  return writeLog.writes
}
