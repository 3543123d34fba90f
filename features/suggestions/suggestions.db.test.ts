import { expect, test } from 'vitest'
import type { Editor } from '#features/editors/editor'
import { pairStatements, editRecord } from '#features/records/commands.server'
import { annotate } from '#features/annotations/commands.server'
import { annotationDraft } from '#features/annotations/schema'
import { correctDateSaid } from '#features/statements/commands.server'
import { statementDating } from '#features/statements/schema'
import { deskDb } from '#lib/desk-db.server'
import { aSuggestedPair, aSuggestion, anEditor, readyEdit } from '#test/support/factories'
import { acceptSuggestion, rejectSuggestion, suggestPair, takeBackJudgement } from './commands.server'
import { deskDecisionOn, deskPairsToJudge, type PairPage } from './queries.server'
import type { OtherJudgement, QueueCursor } from './suggestion'

const judge = (editor: Editor, id: string, judgement: OtherJudgement, revisions = [1, 1]) =>
  rejectSuggestion(editor, {
    id,
    judgement,
    revisionA: revisions[0] ?? 1,
    revisionB: revisions[1] ?? 1,
  })
const accept = (editor: Editor, id: string, disputeId: string) =>
  acceptSuggestion(editor, {
    id,
    judgement: 'tension',
    disputeId,
    subject: 'the fare',
    asOf: '2019-11-12',
    revisionA: 1,
    revisionB: 1,
  })
const edit = (editor: Editor, id: string, revision = 1) =>
  correctDateSaid(
    editor,
    statementDating.parse({ id, revision, said: { edtf: '2019-10-29' }, reason: 'The day was wrong.' }),
  )
/** Reads the whole queue, page by page. */
async function queue(editor: Editor): Promise<string[]> {
  const ids: string[] = []
  for (let after: QueueCursor | null = null, isMore = true; isMore;) {
    const page: PairPage = await deskPairsToJudge(editor, { words: '', after })
    ids.push(...page.pairs.map(({ id }) => id))
    after = page.next
    isMore = page.next !== null
  }
  return ids
}
const lastChange = (subjectId: string) =>
  deskDb.revision.findFirst({ where: { subjectId }, orderBy: { number: 'desc' } })
const audited = (subjectId: string) =>
  deskDb.auditEvent.findMany({ where: { subjectId }, orderBy: { seq: 'asc' }, select: { action: true } })

test('accepting a pair creates a draft record with the judgement, its author and its revisions', async () => {
  const { author, suggestion: id, disputeId, pair, third } = await aSuggestedPair()
  const { number } = await accept(author, id, disputeId)
  expect(await deskDb.record.findUnique({ where: { number } })).toMatchObject({
    statementAId: third,
    state: 'DRAFT',
    publicState: 'UNPUBLISHED',
    relation: null,
    disputeId,
  })
  expect(await deskDb.suggestion.findUnique({ where: { id } })).toMatchObject({
    decision: 'ACCEPTED',
    note: 'tension',
    decidedById: author.id,
    revisionA: 1,
    revisionB: 1,
  })
  expect(await queue(author)).not.toContain(id)
  expect(await lastChange(id)).toMatchObject({ action: 'ACCEPTED', after: { record: number } })
  await expect(suggestPair(author, aSuggestion(...pair, 'overlap/1'))).rejects.toMatchObject({
    code: 'conflict',
    link: { href: `/desk/records/${number}` },
  })
})

test('a pair stays pending when its record cannot be created', async () => {
  const { author, suggestion: id } = await aSuggestedPair()
  await expect(accept(author, id, '00000000-0000-7000-8000-000000000000')).rejects.toThrow(
    'Foreign key constraint',
  )
  expect(await queue(author)).toContain(id)
})

test('a pair that has a record meanwhile is refused with a link to it and leaves the queue', async () => {
  const { author, suggestion: id, disputeId, pair } = await aSuggestedPair()
  const draft = { disputeId, statementIds: [...pair] as [string, string], subject: 'x', slug: null }
  const { number } = await pairStatements(author, { ...draft, asOf: '2019-11-12' })
  await expect(accept(author, id, disputeId)).rejects.toMatchObject({
    code: 'conflict',
    message: `These two statements are paired already, in record ${number}.`,
    link: { href: `/desk/records/${number}` },
  })
  expect(await queue(author)).not.toContain(id)
})

test('a rejected pair returns when one of its statements changes, and not when it is suggested again', async () => {
  const { author, suggestion: id, pair, third } = await aSuggestedPair()
  await judge(author, id, 'not related')
  expect(await queue(author)).not.toContain(id)
  for (const method of ['editor/1', 'overlap/1'])
    await expect(suggestPair(author, aSuggestion(...pair, method))).rejects.toMatchObject({
      code: 'conflict',
      message: 'This pair was judged “not related”. It returns when one of its statements changes.',
    })
  await edit(author, third)
  const { pairs } = await deskPairsToJudge(author, { words: '', after: null })
  expect(pairs.find((queued) => queued.id === id)).toMatchObject({ was: 'not related', isLater: false })
  await expect(suggestPair(author, aSuggestion(...pair))).rejects.toThrow('in the queue already')
  await judge(author, id, 'same claim', [1, 2])
  expect(await queue(author)).not.toContain(id)
})

test('a judgement of a stale revision is refused', async () => {
  const { author, suggestion: id, third } = await aSuggestedPair()
  await edit(author, third)
  await expect(judge(author, id, 'not related')).rejects.toMatchObject({
    code: 'conflict',
    link: { href: `/desk?pair=${id}` },
  })
  expect(await queue(author)).toContain(id)
})

test('one of two simultaneous judgements succeeds, and the other names who judged and how', async () => {
  const { author, second, suggestion: id, disputeId } = await aSuggestedPair()
  const outcomes = await Promise.allSettled([accept(author, id, disputeId), judge(second, id, 'not related')])
  const [reason] = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(reason).toMatchObject({ code: 'conflict' })
  expect(String(reason)).toMatch(
    /Editor \d+ judged this pair first: (tension\. It is record \d+|not related)\./,
  )
})

test('an edit of a statement during a judgement returns the pair to the queue, in either order', async () => {
  const { author, second, suggestion: id, third } = await aSuggestedPair()
  await Promise.allSettled([judge(second, id, 'not related'), edit(author, third)])
  const stored = await deskDb.suggestion.findUniqueOrThrow({ where: { id } })
  const { revision } = await deskDb.statement.findUniqueOrThrow({ where: { id: third } })
  expect(revision).toBe(2)
  expect(stored.decision).toBeNull()
  expect(await queue(author)).toContain(id)
})

test('undoing a judgement deletes the record it created, and the audit chain records both', async () => {
  const { author, second, suggestion: id, disputeId, pair } = await aSuggestedPair()
  const { number } = await accept(author, id, disputeId)
  expect(await deskDecisionOn(author, id)).toMatchObject({ decision: 'ACCEPTED', record: number })
  expect(await deskDecisionOn(second, id)).toBeNull()
  await expect(takeBackJudgement(second, id)).rejects.toMatchObject({ code: 'conflict' })
  await takeBackJudgement(author, id)
  expect(await deskDb.record.findUnique({ where: { number } })).toBeNull()
  expect(await queue(author)).toContain(id)
  expect(await lastChange(id)).toMatchObject({
    action: 'JUDGEMENT_UNDONE',
    before: { decision: 'ACCEPTED', record: number },
  })
  expect((await audited(id)).map(({ action }) => action)).toEqual([
    'suggested',
    'accepted',
    'took back a judgement',
  ])
  await expect(takeBackJudgement(author, id)).rejects.toThrow('in the queue again already')
  expect((await accept(author, id, disputeId)).number).toBeGreaterThan(number)
  await expect(suggestPair(author, aSuggestion(...pair))).rejects.toMatchObject({ code: 'conflict' })
})

test('a judgement cannot be undone after its record has changed', async () => {
  const edited = await aSuggestedPair()
  const { number } = await accept(edited.author, edited.suggestion, edited.disputeId)
  const record = await deskDb.record.findUniqueOrThrow({ where: { number } })
  await editRecord(edited.author, readyEdit(record.id, 1))
  await expect(takeBackJudgement(edited.author, edited.suggestion)).rejects.toMatchObject({
    code: 'conflict',
    link: { href: `/desk/records/${number}` },
  })
  const noted = await aSuggestedPair()
  const secondRecord = await accept(noted.author, noted.suggestion, noted.disputeId)
  const { id: recordId } = await deskDb.record.findUniqueOrThrow({ where: { number: secondRecord.number } })
  const note = annotationDraft.parse({ record: { id: recordId, revision: 1 }, passages: [], body: 'A note.' })
  await annotate(noted.author, note)
  await expect(takeBackJudgement(noted.author, noted.suggestion)).rejects.toMatchObject({ code: 'conflict' })
  expect(await deskDb.record.count({ where: { number: { in: [number, secondRecord.number] } } })).toBe(2)
})

test('undoing a rejection or a deferral returns the pair to its position', async () => {
  const { author, suggestion: id } = await aSuggestedPair()
  const position = (await queue(author)).indexOf(id)
  for (const judgement of ['not related', 'later'] as const) {
    await judge(author, id, judgement)
    await takeBackJudgement(author, id)
    expect((await queue(author)).indexOf(id)).toBe(position)
  }
})

test('judging without permission is refused before any query', async () => {
  const stranger = { ...(await anEditor()), role: 'READER' as Editor['role'] }
  expect(() => judge(stranger, 'x', 'later')).toThrow('Your role does not allow this.')
  expect(() => takeBackJudgement(stranger, 'x')).toThrow('Your role does not allow this.')
})
