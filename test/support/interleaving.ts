import type pg from 'pg'
import { expect } from 'vitest'
import { toAppError } from '#lib/db-errors'
import { AppError } from '#lib/errors'
import type { RevisionAction } from '#features/history/revision-action'
import { openSession } from './db-sessions'
import { violations } from './invariants'

const lock = 'hashtextextended($1, 0)'

/** Blocks the first transaction of an action just before it commits, holding its locks, so that a second one can be interleaved. */
async function install(owner: pg.Client): Promise<void> {
  await owner.query(`
    CREATE OR REPLACE FUNCTION desk.test_stop() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
    BEGIN
      PERFORM pg_advisory_xact_lock_shared(hashtextextended(NEW.action::text, 0));
      RETURN NEW;
    END $$;
    CREATE OR REPLACE TRIGGER test_stop BEFORE INSERT ON desk."Revision" FOR EACH ROW EXECUTE FUNCTION desk.test_stop()`)
}

/** What came of it: done, or the sentence that refused it. */
async function told(work: () => Promise<unknown>): Promise<string> {
  try {
    await work()
    return 'done'
  } catch (error) {
    const known = toAppError(error)
    if (known instanceof AppError) return known.message
    throw error
  }
}

export async function blockBeforeCommit() {
  const owner = await openSession()
  await install(owner)
  const waiting = async (count: number) =>
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
  let met = 0
  return {
    owner,
    /** How many pairs have met here, after none of which anything forbidden stood. */
    met: () => met,
    /**
     * The first has done all it does but its history, and holds what it holds; then the second comes and meets it; then
     * the first goes on. `action` is the first's in history. Afterwards nothing forbidden stands.
     */
    async inOrder(
      [action, first]: readonly [action: RevisionAction, run: () => Promise<unknown>],
      second: () => Promise<unknown>,
    ): Promise<[string, string]> {
      await owner.query(`SELECT pg_advisory_lock(${lock})`, [action])
      const one = told(first)
      try {
        await waiting(1)
        const other = told(second)
        await waiting(2).finally(() => owner.query(`SELECT pg_advisory_unlock(${lock})`, [action]))
        const outcomes: [string, string] = [await one, await other]
        expect(await violations(owner)).toEqual([])
        met++
        return outcomes
      } finally {
        await owner.query('SELECT pg_advisory_unlock_all()')
        await one
      }
    },
    end: () => owner.end(),
  }
}
