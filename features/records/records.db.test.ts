import { expect, test } from 'vitest'
import { deskDb } from '#lib/desk-db'
import { aReadyRecord, readyEdit } from '#test/factories'
import { editRecord, pairStatements, tiePassages } from './commands'

const pairing = (disputeId: string, statementIds: [string, string]) => ({
  disputeId,
  statementIds,
  subject: 'the fare',
  slug: null,
  asOf: '2019-11-12',
})

test('a pair exists once, whichever way round, and the sentence names the record that has it', async () => {
  const { author, disputeId, never, rise, number } = await aReadyRecord()
  for (const pair of [
    [never, rise],
    [rise, never],
  ] as [string, string][])
    await expect(pairStatements(author, pairing(disputeId, pair))).rejects.toMatchObject({
      code: 'conflict',
      message: `These two statements are paired already, in record ${number}.`,
    })
})

test('a statement cannot be paired with itself', () => {
  return aReadyRecord().then(({ author, disputeId, never }) => {
    expect(() => pairStatements(author, pairing(disputeId, [never, never]))).toThrow('paired with itself')
  })
})

test('the statement said earlier stands on side A', async () => {
  const { id, never, rise } = await aReadyRecord()
  expect(
    await deskDb.record.findUnique({ where: { id }, select: { statementAId: true, statementBId: true } }),
  ).toEqual({ statementAId: never, statementBId: rise })
})

test('a relation that the answers do not allow is refused with the reason', async () => {
  const { author, id, revision } = await aReadyRecord()
  const edit = { ...readyEdit(id, revision), relation: 'CONTRARY' as const }
  expect(() => editRecord(author, edit)).toThrow('Event, people, time and conditions must all be the same.')
})

test('of two edits that read the same revision one is kept and the other refused', async () => {
  const { author, second, id, revision } = await aReadyRecord()
  const outcomes = await Promise.allSettled(
    [author, second].map((editor) =>
      editRecord(editor, { ...readyEdit(id, revision), summary: editor.name }),
    ),
  )
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

test('a tie keeps the exact words of its passage', async () => {
  const { author, id, revision, never } = await aReadyRecord()
  const passages = [{ statementId: never, start: 0, end: 13 }]
  const tie = await tiePassages(author, { recordId: id, revision, label: 'how long', passages })
  expect(await deskDb.tiePassage.findMany({ where: { tieId: tie.id }, select: { exact: true } })).toEqual([
    { exact: 'We will never' },
  ])
})
