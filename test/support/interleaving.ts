import type pg from 'pg'
import { expect } from 'vitest'
import { toAppError } from '#lib/db-errors'
import { AppError } from '#lib/errors'
import type { RevisionAction } from '#features/history/revision-action'
import { openSession } from './db-sessions'
import { violations } from './invariants'

const lock = 'hashtextextended($1, 0)'

/** Blocks the first transaction of an action just before it commits, with its locks, so that a second one can be interleaved. */
async function install(owner: pg.Client): Promise<void> {
  await owner.query(`
    CREATE OR REPLACE FUNCTION desk.test_stop() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
    BEGIN
      PERFORM pg_advisory_xact_lock_shared(hashtextextended(NEW.action::text, 0));
      RETURN NEW;
    END $$;
    CREATE OR REPLACE TRIGGER test_stop BEFORE INSERT ON desk."Revision" FOR EACH ROW EXECUTE FUNCTION desk.test_stop()`)
}

/** `done`, or the message of the error. */
async function outcomeMessage(work: () => Promise<unknown>): Promise<string> {
  try {
    await work()
    return 'done'
  } catch (error) {
    const appError = toAppError(error)
    if (appError instanceof AppError) return appError.message
    throw error
  }
}

export async function blockBeforeCommit() {
  const owner = await openSession()
  await install(owner)
  const untilWaiting = async (count: number) =>
    expect
      .poll(
        async () => {
          const { rows } = await owner.query(
            `SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
          )
          return rows[0].waiting
        },
        { timeout: 10_000, interval: 10 },
      )
      .toBe(count)
  let interleavingCount = 0
  return {
    owner,
    /** Number of interleavings, each without a violation. */
    count: () => interleavingCount,
    /**
     * Stops the first transaction before its history row, with its locks, until the second one waits for it. `action` is
     * the first one's action in history. Afterwards the database must have no violation.
     */
    async interleave(
      [action, first]: readonly [action: RevisionAction, run: () => Promise<unknown>],
      second: () => Promise<unknown>,
    ): Promise<[string, string]> {
      await owner.query(`SELECT pg_advisory_lock(${lock})`, [action])
      const firstOutcome = outcomeMessage(first)
      try {
        await untilWaiting(1)
        const secondOutcome = outcomeMessage(second)
        await untilWaiting(2).finally(() => owner.query(`SELECT pg_advisory_unlock(${lock})`, [action]))
        const outcomes: [string, string] = [await firstOutcome, await secondOutcome]
        expect(await violations(owner)).toEqual([])
        interleavingCount++
        return outcomes
      } finally {
        await owner.query('SELECT pg_advisory_unlock_all()')
        await firstOutcome
      }
    },
    end: () => owner.end(),
  }
}
