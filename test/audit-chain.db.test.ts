import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aReadyRecord } from './support/factories'
import { measured } from './support/measurements'
import { openSession } from './support/db-sessions'

let owner: pg.Client
beforeAll(async () => {
  owner = await openSession()
  await aReadyRecord()
})
afterAll(() => owner.end())

const verdict = async () => {
  const { rows } = await owner.query('SELECT * FROM desk.audit_verify()')
  const { events, firstWrong, headHolds } = rows[0]
  return { events: Number(events), firstWrong: firstWrong === null ? null : Number(firstWrong), headHolds }
}

/** What the owner of the database could do who turns our triggers off; rolled back afterwards. */
async function verdictAfter(tampering: string) {
  await owner.query('BEGIN')
  await owner.query('ALTER TABLE desk."AuditEvent" DISABLE TRIGGER USER')
  await owner.query(tampering)
  const found = await verdict()
  await owner.query('ROLLBACK')
  return found
}

test('an untouched audit chain holds, and has one event for each change', async () => {
  const { rows } = await owner.query('SELECT count(*)::int AS changes FROM desk."Revision"')
  expect(rows[0].changes).toBeGreaterThan(5)
  expect(await verdict()).toEqual({ events: rows[0].changes, firstWrong: null, headHolds: true })
})

const changed = [
  ['action', `'seen'`],
  ['"actorRole"', `'ADMIN'`],
  ['"actorId"', 'gen_random_uuid()'],
  ['at', `at - interval '1 microsecond'`],
  ['subject', `'dispute'`],
  ['"subjectId"', `'x'`],
  ['detail', `detail || '{"reason": "x"}'`],
  ['"prevHash"', `'\\x01'`],
] as const

test.each(changed)('an event whose %s was changed is the first wrong one', async (column, value) => {
  expect(await verdictAfter(`UPDATE desk."AuditEvent" SET ${column} = ${value} WHERE seq = 3`)).toMatchObject(
    { firstWrong: 3 },
  )
})

test('an event that was taken out of the middle is missed', async () => {
  expect(await verdictAfter('DELETE FROM desk."AuditEvent" WHERE seq = 3')).toMatchObject({ firstWrong: 4 })
})

test('a tail that was cut off is missed by the head', async () => {
  const cut = 'DELETE FROM desk."AuditEvent" WHERE seq > 3'
  expect(await verdictAfter(cut)).toEqual({ events: 3, firstWrong: null, headHolds: false })
})

test('a chain that was emptied is missed by the head', async () => {
  expect(await verdictAfter('DELETE FROM desk."AuditEvent"')).toMatchObject({ headHolds: false })
})

const refused = [
  'UPDATE desk."AuditEvent" SET action = action',
  'DELETE FROM desk."AuditEvent"',
  'TRUNCATE desk."AuditEvent"',
]

test.each(refused)('with our triggers on even the owner may not: %s', async (tampering) => {
  await expect(owner.query(tampering)).rejects.toMatchObject({ code: '42501' })
})

test('the ways of tampering that are found or refused are counted', () => {
  const cuts = 3
  expect(changed.length + cuts).toBeGreaterThan(8)
  measured(
    'R53',
    `audit events are as many as changes; ${changed.length + cuts} ways of tampering by the owner found, ${refused.length} refused`,
  )
})
