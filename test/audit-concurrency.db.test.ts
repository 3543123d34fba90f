import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { annotate } from '#features/annotations/commands.server'
import { annotationDraft } from '#features/annotations/schema'
import { aReadyRecord } from './support/factories'
import { openSession, outcomeOf, untilSomebodyWaits } from './support/db-sessions'

let session: pg.Client
let watcher: pg.Client
beforeAll(async () => {
  session = await openSession()
  watcher = await openSession()
})
afterAll(() => Promise.all([session.end(), watcher.end()]))

test('a command that waits for a record does not lock the head of the audit chain', async () => {
  const { author, id, revision } = await aReadyRecord()
  await session.query('BEGIN')
  await session.query('SELECT 1 FROM desk."Record" WHERE id = $1 FOR NO KEY UPDATE', [id])
  const noting = annotate(
    author,
    annotationDraft.parse({ body: 'Said in May.', visibility: 'PUBLIC', record: { id, revision } }),
  )
  await untilSomebodyWaits(watcher)
  const head = watcher.query('SELECT seq FROM desk."AuditHead" FOR UPDATE NOWAIT')
  expect(await outcomeOf(head)).toBe('accepted')
  await session.query('COMMIT')
  await noting
})
