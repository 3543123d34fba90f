import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import { databaseFault } from '#lib/db-errors'
import { deskDb } from '#lib/desk-db.server'
import { log } from '#lib/log'

/** Twice as often as a server allows its replica to be behind (lib/replica-lag.ts). */
const beatMs = 500
/** Without a replica nobody reads the heartbeat. */
const idleMs = 5000

/** Writes the heartbeat if a replica is connected. Of several workers one writes it. Returns whether there is a replica. */
export async function beatOnce(): Promise<boolean> {
  const [state] = await deskDb.$queryRaw<[{ hasReplica: boolean }]>`
    WITH replica AS (SELECT EXISTS (SELECT FROM pg_stat_replication) AS "hasReplica"),
    beat AS (
      UPDATE published."Heartbeat" SET at = clock_timestamp() FROM replica
      WHERE "hasReplica" AND at < clock_timestamp() - interval '400 milliseconds')
    SELECT "hasReplica" FROM replica`
  return state.hasReplica
}

/** Beats until `signal`. In an outage it tries again: a replica that misses the beat is not read meanwhile. */
export async function runHeartbeat(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    let hasReplica = true
    try {
      hasReplica = await beatOnce()
    } catch (error) {
      const fault = databaseFault(error)
      log[fault === null ? 'error' : 'warn']({ event: 'heartbeat missed', fault, error: String(error) })
    }
    await pause(hasReplica ? beatMs : idleMs, null, { signal }).catch(() => null)
  }
}
