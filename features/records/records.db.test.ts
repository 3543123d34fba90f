import { expect, test } from 'vitest'
import { deskDb } from '#lib/desk-db.server'
import { aReadyRecord, aStatement, readyEdit } from '#test/support/factories'
import { editRecord, pairStatements, rePair } from './commands.server'
import {
  citeEvidence,
  dropEvidence,
  editEvidence,
  retie,
  tiePassages,
  untie,
} from './ties-and-evidence.server'
import { evidenceDraft } from './schema'

const pairing = (disputeId: string, statementIds: [string, string]) => ({
  disputeId,
  statementIds,
  subject: 'the fare',
  slug: null,
  asOf: '2019-11-12',
})

test('a pair exists once in either order, and the message names its record', async () => {
  const { author, disputeId, never, rise, number } = await aReadyRecord()
  for (const pair of [
    [never, rise],
    [rise, never],
  ] as [string, string][])
    await expect(pairStatements(author, pairing(disputeId, pair))).rejects.toMatchObject({
      code: 'conflict',
      message: `These two statements are paired already, in record ${number}.`,
      link: { href: `/desk/records/${number}` },
    })
})

test('a statement cannot be paired with itself', async () => {
  const { author, disputeId, never } = await aReadyRecord()
  await expect(pairStatements(author, pairing(disputeId, [never, never]))).rejects.toThrow(
    'paired with itself',
  )
})

test('the statement said earlier is on side A', async () => {
  const { id, never, rise } = await aReadyRecord()
  expect(
    await deskDb.record.findUnique({ where: { id }, select: { statementAId: true, statementBId: true } }),
  ).toEqual({ statementAId: never, statementBId: rise })
})

test('a relation that the answers forbid is refused with the reason', async () => {
  const { author, id, revision } = await aReadyRecord()
  const edit = { ...readyEdit(id, revision), relation: 'CONTRARY' as const }
  expect(() => editRecord(author, edit)).toThrow('Event, people, time and conditions must all be the same.')
})

test('one of two edits of the same revision is stored and the other refused', async () => {
  const { author, second, id, revision } = await aReadyRecord()
  const outcomes = await Promise.allSettled(
    [author, second].map((editor) =>
      editRecord(editor, { ...readyEdit(id, revision), summary: editor.name }),
    ),
  )
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

test('a tie stores the exact text of its passages', async () => {
  const { author, id, revision, never } = await aReadyRecord()
  const passages = [{ statementId: never, start: 0, end: 13 }]
  const tie = await tiePassages(author, { recordId: id, revision, label: 'how long', passages })
  expect(await deskDb.tiePassage.findMany({ where: { tieId: tie.id }, select: { exact: true } })).toEqual([
    { exact: 'We will never' },
  ])
})

const tiesOf = (recordId: string) =>
  deskDb.tie.findMany({
    where: { recordId },
    orderBy: { ordinal: 'asc' },
    select: {
      id: true,
      ordinal: true,
      label: true,
      passages: { select: { exact: true, statementId: true } },
    },
  })
const lastChange = (subjectId: string) =>
  deskDb.revision.findFirst({ where: { subjectId }, orderBy: { number: 'desc' } })

test('an incomplete tie is completed by text that occurs once in the statement', async () => {
  const { author, id, revision, never, rise } = await aReadyRecord()
  const half = {
    recordId: id,
    revision,
    label: 'the year',
    passages: [{ statementId: never, exact: 'never' }],
  }
  const tie = await tiePassages(author, half)
  const edit = { ...half, id: tie.id, revision: revision + 1, label: 'when' }
  await retie(author, { ...edit, passages: [...half.passages, { statementId: rise, exact: 'in May' }] })
  expect((await tiesOf(id)).at(-1)).toMatchObject({
    ordinal: 2,
    label: 'when',
    passages: [{ exact: 'never' }, { exact: 'in May' }],
  })
  expect(await lastChange(id)).toMatchObject({ action: 'TIE_CHANGED', before: { label: 'the year' } })
})

test('text that is not in the statement is refused with its first difference', async () => {
  const { author, id, revision, never } = await aReadyRecord()
  const passages = [{ statementId: never, exact: 'We will always' }]
  await expect(tiePassages(author, { recordId: id, revision, label: 'x', passages })).rejects.toMatchObject({
    code: 'invalid',
    message: 'The words stop matching the source after “We will ”.',
  })
  expect(await tiesOf(id)).toHaveLength(1)
})

test('ties are renumbered without a gap after a removal', async () => {
  const { author, id, revision, never } = await aReadyRecord()
  for (const [index, exact] of ['We', 'never', 'fare'].entries())
    await tiePassages(author, {
      recordId: id,
      revision: revision + index,
      label: exact,
      passages: [{ statementId: never, exact }],
    })
  const [first] = await tiesOf(id)
  await untie(author, { id: first?.id ?? '', recordId: id, revision: revision + 3 })
  expect((await tiesOf(id)).map(({ ordinal, label }) => [ordinal, label])).toEqual([
    [1, 'We'],
    [2, 'never'],
    [3, 'fare'],
  ])
})

test('replacing a statement of an unpublished record removes the passages on the old one', async () => {
  const { author, id, revision, never, rise, rosa, source, number } = await aReadyRecord()
  const other = await aStatement(author, { quote: 'said: “We will never', speakerId: rosa, at: source })
  await rePair(author, { id, revision, statementIds: [never, other] })
  const [tie] = await tiesOf(id)
  expect(tie?.passages.map(({ statementId }) => statementId)).toEqual([never])
  await expect(
    rePair(author, { id, revision: revision + 1, statementIds: [other, never] }),
  ).rejects.toMatchObject({ code: 'conflict', link: { href: `/desk/records/${number}` } })
  await rePair(author, { id, revision: revision + 1, statementIds: [rise, other] })
  expect(await tiesOf(id)).toEqual([])
})

test('evidence is cited, changed and removed at the current revision only', async () => {
  const { author, id, revision, never } = await aReadyRecord()
  const draft = evidenceDraft.parse({
    recordId: id,
    revision,
    statementId: never,
    stance: 'CONTEXT',
    hand: 'SECOND_HAND',
    note: 'The timetable of May.',
    snapshotId: null,
  })
  const evidence = await citeEvidence(author, draft)
  await citeEvidence(author, { ...draft, revision: revision + 1, note: 'The fares of June.' })
  await editEvidence(author, { ...draft, id: evidence.id, revision: revision + 2, note: 'The timetable.' })
  await expect(
    dropEvidence(author, { id: evidence.id, recordId: id, revision: revision + 2 }),
  ).rejects.toMatchObject({ code: 'conflict' })
  await dropEvidence(author, { id: evidence.id, recordId: id, revision: revision + 3 })
  expect(
    await deskDb.evidence.findMany({ where: { recordId: id }, select: { ordinal: true, note: true } }),
  ).toEqual([{ ordinal: 1, note: 'The fares of June.' }])
  expect(await lastChange(id)).toMatchObject({
    action: 'EVIDENCE_REMOVED',
    before: { note: 'The timetable.' },
  })
})

test('an edit stores the previous values in history', async () => {
  const { author, id, revision } = await aReadyRecord()
  await editRecord(author, { ...readyEdit(id, revision), summary: 'Another summary.' })
  expect(await lastChange(id)).toMatchObject({
    before: { summary: readyEdit(id, revision).summary, asOf: '2019-11-12', dimensions: ['OCCURRENCE'] },
    after: { summary: 'Another summary.' },
  })
})
