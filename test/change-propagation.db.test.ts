import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { approve, sendToReview } from '#features/review/commands.server'
import { publishRecord } from '#features/review/publish.server'
import { deskDb } from '#lib/desk-db.server'
import { aReadyRecord, aSource, aSpeaker } from './support/factories'
import { openSession } from './support/db-sessions'

let desk: pg.Client
beforeAll(async () => {
  desk = await openSession('variance_desk')
})
afterAll(() => desk.end())

/** A published record with a capacity at an organisation and evidence from a source without statements. */
async function aPublishedRecord() {
  const record = await aReadyRecord()
  const { id: cited, snapshotId } = await aSource(record.author)
  const organisation = await aSpeaker(record.author, 'Ferry Union')
  const capacity = await deskDb.capacity.create({
    data: { speakerId: record.rosa, organisationId: organisation, title: 'Chair' },
  })
  await deskDb.attribution.updateMany({
    where: { statementId: record.never },
    data: { capacityId: capacity.id },
  })
  await deskDb.evidence.create({
    data: { recordId: record.id, ordinal: 1, stance: 'CONTEXT', hand: 'SECOND_HAND', note: 'x', snapshotId },
  })
  const { revision } = await deskDb.record.findUniqueOrThrow({ where: { id: record.id } })
  const at = { id: record.id, revision }
  await sendToReview(record.author, { subject: 'RECORD', ...at })
  await approve(record.second, { subject: 'RECORD', ...at, points: [] })
  await publishRecord(record.second, { ...at })
  const { sourceId } = await deskDb.snapshot.findUniqueOrThrow({
    where: { id: record.source.snapshotId },
  })
  return {
    record: record.id,
    revision,
    never: record.never,
    rosa: record.rosa,
    capacity: capacity.id,
    organisation,
    cited,
    read: sourceId,
  }
}

test.each([
  [
    'a statement',
    'never',
    `UPDATE desk."Statement" SET revision = revision + 1, gloss = 'Another.' WHERE id = $1`,
  ],
  ['a speaker', 'rosa', `UPDATE desk."Speaker" SET revision = revision + 1, name = 'Rosa' WHERE id = $1`],
  [
    'a capacity',
    'capacity',
    `UPDATE desk."Capacity" SET revision = revision + 1, title = 'Head' WHERE id = $1`,
  ],
  [
    'an organisation',
    'organisation',
    `UPDATE desk."Speaker" SET revision = revision + 1, name = 'Union' WHERE id = $1`,
  ],
  [
    'the source that was read',
    'read',
    `UPDATE desk."Source" SET revision = revision + 1, title = 'x' WHERE id = $1`,
  ],
  [
    'a source cited as evidence',
    'cited',
    `UPDATE desk."Source" SET revision = revision + 1, title = 'x' WHERE id = $1`,
  ],
  ['an attribution', 'never', `UPDATE desk."Attribution" SET cue = 'wrote' WHERE "statementId" = $1`],
] as const)('an edit of %s reaches the published record and voids its approval', async (_, part, edit) => {
  const published = await aPublishedRecord()
  await desk.query(edit, [published[part]])
  const record = await deskDb.record.findUniqueOrThrow({
    where: { id: published.record },
    include: { approvals: true },
  })
  expect(record).toMatchObject({ state: 'DRAFT', needsReview: true })
  expect(record.revision).toBeGreaterThan(published.revision)
  expect(record.approvals.map(({ voidedAt }) => voidedAt === null)).toEqual([false])
})

test('a correction sets the standing of the corrected statement, and its removal restores it', async () => {
  const { never, rise, id } = await aReadyRecord()
  const standingOf = async () => {
    const { statementA } = await deskDb.record.findUniqueOrThrow({
      where: { id },
      include: { statementA: true },
    })
    return statementA.standing
  }
  await deskDb.statementLink.create({ data: { fromId: rise, toId: never, kind: 'RETRACTS' } })
  await deskDb.statementLink.create({ data: { fromId: rise, toId: never, kind: 'CORRECTS' } })
  expect(await standingOf()).toBe('RETRACTED')
  await deskDb.statementLink.deleteMany({ where: { toId: never, kind: 'RETRACTS' } })
  expect(await standingOf()).toBe('CORRECTED')
  await deskDb.statementLink.deleteMany({ where: { toId: never } })
  expect(await standingOf()).toBe('STANDS')
})
