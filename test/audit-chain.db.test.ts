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

/** Tampers as the database owner with triggers off, verifies, and rolls back. */
async function verdictAfter(tampering: string) {
  await owner.query('BEGIN')
  await owner.query('ALTER TABLE desk."AuditEvent" DISABLE TRIGGER USER')
  await owner.query(tampering)
  const result = await verdict()
  await owner.query('ROLLBACK')
  return result
}

test('an untouched audit chain verifies, and has one event for each change', async () => {
  const { rows } = await owner.query('SELECT count(*)::int AS changes FROM desk."Revision"')
  expect(rows[0].changes).toBeGreaterThan(5)
  expect(await verdict()).toEqual({ events: rows[0].changes, firstWrong: null, headHolds: true })
})

const changes = [
  ['action', `'seen'`],
  ['"actorRole"', `'ADMIN'`],
  ['"actorId"', 'gen_random_uuid()'],
  ['at', `at - interval '1 microsecond'`],
  ['subject', `'dispute'`],
  ['"subjectId"', `'x'`],
  ['detail', `detail || '{"reason": "x"}'`],
  ['"prevHash"', `'\\x01'`],
] as const

test.each(changes)('verification names the event whose %s was changed', async (column, value) => {
  expect(await verdictAfter(`UPDATE desk."AuditEvent" SET ${column} = ${value} WHERE seq = 3`)).toMatchObject(
    { firstWrong: 3 },
  )
})

test('verification finds an event deleted from the middle', async () => {
  expect(await verdictAfter('DELETE FROM desk."AuditEvent" WHERE seq = 3')).toMatchObject({ firstWrong: 4 })
})

test('the head shows that the end of the chain was deleted', async () => {
  const truncation = 'DELETE FROM desk."AuditEvent" WHERE seq > 3'
  expect(await verdictAfter(truncation)).toEqual({ events: 3, firstWrong: null, headHolds: false })
})

test('the head shows that the whole chain was deleted', async () => {
  expect(await verdictAfter('DELETE FROM desk."AuditEvent"')).toMatchObject({ headHolds: false })
})

const statements = [
  'UPDATE desk."AuditEvent" SET action = action',
  'DELETE FROM desk."AuditEvent"',
  'TRUNCATE desk."AuditEvent"',
]

test.each(statements)('triggers refuse the owner too: %s', async (tampering) => {
  await expect(owner.query(tampering)).rejects.toMatchObject({ code: '42501' })
})

test('at least nine kinds of tampering are found', () => {
  const deletions = 3
  expect(changes.length + deletions).toBeGreaterThan(8)
  measured(
    'R53',
    `audit events are as many as changes; ${changes.length + deletions} ways of tampering by the owner found, ${statements.length} refused`,
  )
})
