import { expect, test } from 'vitest'
import { editRecord, pairStatements, rePair } from '#features/records/commands.server'
import { deskDb } from '#lib/desk-db.server'
import { aReadyRecord, aStatement, readyEdit } from '#test/support/factories'
import { annotate } from './commands.server'
import { annotationDraft } from './schema'

const refusal = 'A note on a record stands on passages of its two statements.'
const aNote = (recordId: string, revision: number, statementIds: string[], visibility = 'PUBLIC') =>
  annotationDraft.parse({
    record: { id: recordId, revision },
    passages: statementIds.map((statementId) => ({ statementId, start: 0, end: 2 })),
    body: 'The fare was eight.',
    visibility,
  })

async function withThird() {
  const record = await aReadyRecord()
  const third = await aStatement(record.author, {
    quote: 'the fare',
    speakerId: record.rosa,
    at: record.source,
  })
  return { ...record, third }
}

test.each(['PUBLIC', 'INTERNAL'])(
  'a %s note on a record has no passage of a third statement',
  async (seen) => {
    const { author, id, revision, never, third } = await withThird()
    await expect(annotate(author, aNote(id, revision, [third], seen))).rejects.toThrow(refusal)
    await expect(annotate(author, aNote(id, revision, [never, third], seen))).rejects.toThrow(refusal)
  },
)

test('a passage of a third statement added to a stored note is refused by the database', async () => {
  const { author, id, revision, never, third } = await withThird()
  const { id: annotationId } = await annotate(author, aNote(id, revision, [never]))
  const data = { annotationId, ordinal: 7, statementId: third, start: 0, end: 3, exact: 'the' }
  await expect(deskDb.annotationTarget.create({ data })).rejects.toThrow(refusal)
  await expect(
    deskDb.annotationTarget.updateMany({
      where: { annotationId, ordinal: 0 },
      data: { statementId: third, exact: 'th' },
    }),
  ).rejects.toThrow(refusal)
})

test('a note on a tie has no passage of a third statement', async () => {
  const { author, id, third } = await withThird()
  const { id: tieId } = await deskDb.tie.findFirstOrThrow({ where: { recordId: id } })
  const passage = { ordinal: 1, statementId: third, start: 0, end: 3, exact: 'the' }
  await expect(
    deskDb.annotation.create({
      data: { authorId: author.id, body: 'x', targets: { create: [{ ordinal: 0, tieId }, passage] } },
    }),
  ).rejects.toThrow(refusal)
})

test('a note on a replaced statement goes to the record, and notes on the other side stay', async () => {
  const { author, id, revision, never, rise, third } = await withThird()
  const { id: onNever } = await annotate(author, aNote(id, revision, [never]))
  const { id: onRise } = await annotate(author, aNote(id, revision + 1, [rise]))
  await rePair(author, { id, revision: revision + 2, statementIds: [rise, third] })
  const statementsOf = async (annotationId: string) =>
    (await deskDb.annotationTarget.findMany({ where: { annotationId }, orderBy: { ordinal: 'asc' } })).map(
      ({ statementId, recordId }) => statementId ?? recordId,
    )
  expect(await statementsOf(onNever)).toEqual([id])
  expect(await statementsOf(onRise)).toEqual([rise, id])
})

test('a note on a statement alone stays when a record of it is paired with another', async () => {
  const { author, id, revision, never, rise, third } = await withThird()
  const passage = { statementId: never, start: 0, end: 2 }
  const { id: annotationId } = await annotate(
    author,
    annotationDraft.parse({ record: null, passages: [passage], body: 'Who is we?' }),
  )
  await rePair(author, { id, revision, statementIds: [rise, third] })
  expect(await deskDb.annotationTarget.count({ where: { annotationId, statementId: never } })).toBe(1)
})

test('a change of pair by SQL that leaves a note on the old statement is refused', async () => {
  const { author, disputeId, never, third, rosa, source } = await withThird()
  const fourth = await aStatement(author, { quote: 'raise the fare', speakerId: rosa, at: source })
  const { id } = await pairStatements(author, {
    ...{ disputeId, statementIds: [never, third], subject: 'x', slug: null, asOf: '2019-11-12' },
  })
  await editRecord(author, readyEdit(id, 1))
  await annotate(author, aNote(id, 2, [third]))
  await expect(
    deskDb.record.update({ where: { id }, data: { revision: 9, statementAId: never, statementBId: fourth } }),
  ).rejects.toThrow(refusal)
})
