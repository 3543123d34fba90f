import pg from 'pg'
import { expect } from 'vitest'

/** Connects to this file's database without the application, as one side's role or as the owner. */
export async function openSession(role?: 'variance_desk' | 'variance_reader'): Promise<pg.Client> {
  const connectionString = process.env['DATABASE_URL'] ?? ''
  const session = new pg.Client(
    role ? { connectionString, options: `-c role=${role}` } : { connectionString },
  )
  await session.connect()
  return session
}

/** As an administrator does, as the owner: no command of the desk changes these columns. */
export async function changeAccount(
  id: string,
  { role = null, suspendedAt = null }: { role?: string | null; suspendedAt?: Date | null },
): Promise<void> {
  const owner = await openSession()
  const change = 'role = coalesce($2::desk."Role", role), "suspendedAt" = coalesce($3, "suspendedAt")'
  await owner.query(`UPDATE desk."Editor" SET ${change} WHERE id = $1`, [id, role, suspendedAt])
  await owner.end()
}

/** Resolves when exactly one session of this database waits for a lock. */
export async function untilSomebodyWaits(watcher: pg.Client): Promise<void> {
  await expect
    .poll(
      async () => {
        const { rows } = await watcher.query(
          `SELECT count(*)::int AS waiting FROM pg_stat_activity
           WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        )
        return rows[0].waiting
      },
      { timeout: 1500, interval: 10 },
    )
    .toBe(1)
}

/** The constraint or SQLSTATE of the error, or "accepted". */
export async function outcomeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'accepted'
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error
    return error.constraint ?? error.code ?? 'unknown'
  }
}
