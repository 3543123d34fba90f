import pg from 'pg'
import { expect, test } from 'vitest'
import { isReady } from './probe-response'
import { checkReadiness, recentReadiness } from './readiness.server'

/** Runs as the owner, in one transaction that the server sees, and takes it back. */
async function changed(change: string, restore: string, look: () => Promise<void>) {
  const owner = new pg.Client({ connectionString: process.env['DATABASE_URL'] })
  await owner.connect()
  try {
    await owner.query(change)
    await look()
  } finally {
    await owner.query(restore)
    await owner.end()
  }
}

test('a migrated database is ready', async () => {
  const readiness = await checkReadiness()
  expect(readiness).toEqual({ database: 'ok', migrations: 'ok', audit: 'ok', worker: 'ok' })
  expect(isReady(readiness)).toBe(true)
})

test.each([
  ['is not applied', `migration_name = 'x' || migration_name`, `migration_name = substr(migration_name, 2)`],
  ['did not finish', 'finished_at = NULL', 'finished_at = started_at'],
  ['was rolled back', 'rolled_back_at = now()', 'rolled_back_at = NULL'],
])('a database is behind if a migration of this release %s', async (_state, change, restore) => {
  const newest = `SELECT id FROM public._prisma_migrations ORDER BY started_at DESC LIMIT 1`
  const update = (set: string) => `UPDATE public._prisma_migrations SET ${set} WHERE id = (${newest})`
  await changed(update(change), update(restore), async () => {
    const readiness = await checkReadiness()
    expect(readiness['migrations']).toBe('behind')
    expect(isReady(readiness)).toBe(false)
  })
})

test('a database that is newer than the server is ready, so that an upgrade can migrate first', async () => {
  const later = `INSERT INTO public._prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('later', '', '9999_later', now())`
  await changed(later, `DELETE FROM public._prisma_migrations WHERE id = 'later'`, async () => {
    expect(isReady(await checkReadiness())).toBe(true)
  })
})

test('an audit head that cannot be read, or is not there, is reported', async () => {
  const right = 'SELECT ON desk."AuditHead"'
  await changed(`REVOKE ${right} FROM variance_desk`, `GRANT ${right} TO variance_desk`, async () => {
    expect((await checkReadiness())['audit']).toBe('failing')
  })
  const hide = (name: string, other: string) => `ALTER TABLE desk."${name}" RENAME TO "${other}"`
  await changed(hide('AuditHead', 'Moved'), hide('Moved', 'AuditHead'), async () => {
    expect((await checkReadiness())['audit']).toBe('failing')
  })
})

test('a worker that has stopped is named, and the server still serves', async () => {
  const job = `INSERT INTO desk."Job" (id, kind, key, "dueAt") VALUES (gen_random_uuid(), 'purge', 'late', now() - interval '6 minutes')`
  await changed(job, `UPDATE desk."Job" SET "doneAt" = now() WHERE key = 'late'`, async () => {
    const readiness = await checkReadiness()
    expect(readiness['worker']).toBe('stopped')
    expect(isReady(readiness)).toBe(true)
  })
})

test('a check waits for a locked table no longer than a prober', async () => {
  const locker = new pg.Client({ connectionString: process.env['DATABASE_URL'] })
  await locker.connect()
  try {
    await locker.query('BEGIN; LOCK TABLE published."Issue"')
    const readiness = await checkReadiness()
    expect(['busy', 'unreachable']).toContain(readiness['database'])
    expect(readiness['audit']).toBe('ok')
  } finally {
    await locker.query('ROLLBACK')
    await locker.end()
  }
})

test('requests at the same time share one check', async () => {
  expect(recentReadiness()).toBe(recentReadiness())
  expect(isReady(await recentReadiness())).toBe(true)
})
