import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { approve, sendToReview } from '#features/review/commands.server'
import { publishRecord } from '#features/review/publish.server'
import { deskDb } from '#lib/desk-db.server'
import { aReadyRecord, aSource, aStatement } from './support/factories'
import { openSession, outcomeOf, untilSomebodyWaits } from './support/db-sessions'

let firstSession: pg.Client
let otherSession: pg.Client
let watcher: pg.Client
beforeAll(async () => {
  firstSession = await openSession('variance_desk')
  otherSession = await openSession('variance_desk')
  watcher = await openSession()
})
afterAll(() => Promise.all([firstSession.end(), otherSession.end(), watcher.end()]))

const begin = () => Promise.all([firstSession.query('BEGIN'), otherSession.query('BEGIN')])

/** Adds a second appearance of a statement, in another source. */
async function appearAgain(
  session: pg.Client,
  { statementId, snapshotId }: { statementId: string; snapshotId: string },
) {
  const { rows } = await session.query(
    `INSERT INTO desk."Appearance" (id, "statementId", "snapshotId", exact, prefix, suffix, start, "end")
     SELECT gen_random_uuid(), "statementId", $2, exact, prefix, suffix, start, "end"
     FROM desk."Appearance" WHERE "statementId" = $1 LIMIT 1 RETURNING id`,
    [statementId, snapshotId],
  )
  return String(rows[0].id)
}

async function anApprovedRecord() {
  const record = await aReadyRecord()
  const at = { subject: 'RECORD', id: record.id, revision: record.revision } as const
  await sendToReview(record.author, at)
  await approve(record.second, { ...at, points: [] })
  return record
}

const publish = ({ second, id, revision }: Awaited<ReturnType<typeof anApprovedRecord>>) =>
  publishRecord(second, { id, revision }).then(
    () => 'published',
    (error: unknown) => (error instanceof Error ? error.name : 'unknown'),
  )

test('two transactions cannot each remove one of the last two appearances', async () => {
  const { author, rosa, source } = await aReadyRecord()
  const statementId = await aStatement(author, { quote: 'the fare', speakerId: rosa, at: source })
  const { snapshotId } = await aSource(author)
  const second = await appearAgain(firstSession, { statementId, snapshotId })
  await begin()
  await firstSession.query('DELETE FROM desk."Appearance" WHERE id = $1', [second])
  const secondDelete = otherSession.query(
    'DELETE FROM desk."Appearance" WHERE "statementId" = $1 AND id <> $2',
    [statementId, second],
  )
  await untilSomebodyWaits(watcher)
  expect(await outcomeOf(firstSession.query('COMMIT'))).toBe('accepted')
  await secondDelete
  expect(await outcomeOf(otherSession.query('COMMIT'))).toBe('statement_anchored')
})

test('two transactions that each remove the end of an attribution leave no gap', async () => {
  const { author, rosa, board, source } = await aReadyRecord()
  const statementId = await aStatement(author, { quote: 'fare will', speakerId: rosa, at: source })
  await firstSession.query(
    `INSERT INTO desk."Attribution" (id, "statementId", position, "speakerId")
     SELECT gen_random_uuid(), $1, n, $2 FROM generate_series(1, 2) n`,
    [statementId, board],
  )
  await begin()
  await firstSession.query('DELETE FROM desk."Attribution" WHERE "statementId" = $1 AND position = 2', [
    statementId,
  ])
  const secondWrite = otherSession.query(
    'UPDATE desk."Attribution" SET position = 3 WHERE "statementId" = $1 AND position = 2',
    [statementId],
  )
  await untilSomebodyWaits(watcher)
  await firstSession.query('COMMIT')
  expect((await secondWrite).rowCount).toBe(0)
  expect(await outcomeOf(otherSession.query('COMMIT'))).toBe('accepted')
})

test('publishing is refused while a source of the record is replaced', async () => {
  const record = await anApprovedRecord()
  const { snapshotId } = await aSource(record.author)
  await firstSession.query('BEGIN')
  await appearAgain(firstSession, { statementId: record.never, snapshotId })
  await firstSession.query('DELETE FROM desk."Appearance" WHERE "statementId" = $1 AND "snapshotId" <> $2', [
    record.never,
    snapshotId,
  ])
  const publication = publish(record)
  await untilSomebodyWaits(watcher)
  await firstSession.query('COMMIT')
  expect(await publication).toBe('AppError')
  expect(await deskDb.publication.count({ where: { subjectId: record.id } })).toBe(0)
})

test('removing the last source is refused while its record is published', async () => {
  const record = await anApprovedRecord()
  await firstSession.query('BEGIN')
  await firstSession.query('DELETE FROM desk."Appearance" WHERE "statementId" = $1', [record.never])
  const publication = publish(record)
  await untilSomebodyWaits(watcher)
  expect(await outcomeOf(firstSession.query('COMMIT'))).toBe('statement_anchored')
  expect(await publication).toBe('published')
  expect(await deskDb.appearance.count({ where: { statementId: record.never } })).toBe(1)
})

test('publishing is refused while the pair of the record changes', async () => {
  const record = await anApprovedRecord()
  const third = await aStatement(record.author, {
    quote: 'the fare',
    speakerId: record.rosa,
    at: record.source,
  })
  await firstSession.query('BEGIN')
  await firstSession.query(
    `DELETE FROM desk."TiePassage" WHERE "statementId" = $1 AND "tieId" IN (SELECT id FROM desk."Tie" WHERE "recordId" = $2)`,
    [record.rise, record.id],
  )
  await firstSession.query(
    `UPDATE desk."Record" SET revision = revision + 1, state = 'DRAFT', "statementAId" = $1, "statementBId" = $2 WHERE id = $3`,
    [record.never, third, record.id],
  )
  const publication = publish(record)
  await untilSomebodyWaits(watcher)
  await firstSession.query('COMMIT')
  expect(await publication).toBe('AppError')
  expect(await deskDb.publication.count({ where: { subjectId: record.id } })).toBe(0)
})

test('a pair created during a date correction is ordered by the corrected date', async () => {
  const { author, rosa, source, disputeId } = await aReadyRecord()
  const statementSaidOn = (quote: string, said: string) =>
    aStatement(author, { quote, speakerId: rosa, said, at: source })
  const [first, second] = [
    await statementSaidOn('the fare', '2019-10-01'),
    await statementSaidOn('will rise', '2019-10-02'),
  ]
  await begin()
  await firstSession.query(
    `UPDATE desk."Statement" SET revision = revision + 1, said = '2019-10-31', "saidMin" = '2019-10-31', "saidMax" = '2019-10-31' WHERE id = $1`,
    [first],
  )
  const pairing = otherSession.query(
    `INSERT INTO desk."Record" (id, slug, "disputeId", "statementAId", "statementBId", "asOf")
     VALUES (gen_random_uuid(), 'fare', $1, $2, $3, '2019-11-12') RETURNING id`,
    [disputeId, first, second],
  )
  await untilSomebodyWaits(watcher)
  await firstSession.query('COMMIT')
  const { rows } = await pairing
  await otherSession.query('COMMIT')
  const record = await deskDb.record.findUniqueOrThrow({ where: { id: String(rows[0].id) } })
  expect([record.statementAId, record.statementBId]).toEqual([second, first])
})

test('a passage tied during an edit of its context is checked against the new context', async () => {
  const { id, never } = await aReadyRecord()
  await begin()
  // Existing passages move with the context; the new passage has the old offsets.
  await firstSession.query(`DELETE FROM desk."TiePassage" WHERE "statementId" = $1`, [never])
  await firstSession.query(
    `UPDATE desk."Statement" SET revision = revision + 1, context = '“' || context, "quoteStart" = 1 WHERE id = $1`,
    [never],
  )
  const tying = otherSession.query(
    `INSERT INTO desk."TiePassage" (id, "tieId", "statementId", start, "end", exact)
     SELECT gen_random_uuid(), id, $2, 0, 2, 'We' FROM desk."Tie" WHERE "recordId" = $1`,
    [id, never],
  )
  await untilSomebodyWaits(watcher)
  await firstSession.query('COMMIT')
  await tying
  expect(await outcomeOf(otherSession.query('COMMIT'))).toBe('passage_in_context')
})
