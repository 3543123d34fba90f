import { expect, test } from 'vitest'
import { deskDb } from '#lib/desk-db.server'
import { aSource, aSpeaker, aStatement, anEditor } from '#test/support/factories'
import { captureStatement } from './capture.server'
import { correctDateSaid } from './commands.server'
import { statementDraft } from './schema'

async function aDraft() {
  const editor = await anEditor('CONTRIBUTOR')
  const { snapshotId, text } = await aSource(editor)
  const speakerId = await aSpeaker(editor, 'Rosa Lindqvist')
  const quote = 'We will never raise the fare.'
  const quoteAt = text.indexOf(quote)
  const draft = statementDraft.parse({
    snapshotId,
    quote,
    quoteAt,
    context: text.slice(0, quoteAt + quote.length + 1),
    contextAt: 0,
    language: 'en',
    wording: 'VERBATIM',
    act: 'ASSERTED',
    said: {},
    about: {},
    attribution: [{ speakerId, cue: 'said' }],
  })
  return { editor, draft }
}

test('a captured quotation is stored exactly as in the source, with its context', async () => {
  const { editor, draft } = await aDraft()
  const { id } = await captureStatement(editor, draft)
  const stored = await deskDb.statement.findUniqueOrThrow({ where: { id }, include: { appearances: true } })
  expect(stored.context.slice(stored.quoteStart, stored.quoteStart + stored.quote.length)).toBe(draft.quote)
  expect(stored.appearances).toMatchObject([
    { exact: draft.quote, prefix: 'Rosa Lindqvist said: “', start: draft.quoteAt },
  ])
})

test('a quotation outside the source is refused, and writes neither statement nor history', async () => {
  const { editor, draft } = await aDraft()
  const counts = async () => [await deskDb.statement.count(), await deskDb.revision.count()]
  const before = await counts()
  const misquoted = captureStatement(editor, { ...draft, quote: 'We will never lower the fare.' })
  await expect(misquoted).rejects.toMatchObject({
    code: 'invalid',
    field: 'quote',
    message: 'The words stop matching the source after “We will never ”.',
  })
  expect(await counts()).toEqual(before)
})

test('a statement dated after its report is refused unless the editor gives a reason', async () => {
  const { editor, draft } = await aDraft()
  const later = { ...draft, said: { ...draft.said, edtf: '2019-11-03' } }
  await expect(captureStatement(editor, later)).rejects.toMatchObject({ field: 'dateOverride' })
  await captureStatement(editor, { ...later, dateOverride: 'The report was dated a day early.' })
})

test('a stale correction of a date is refused without a change', async () => {
  const editor = await anEditor()
  const id = await aStatement(editor, {
    quote: 'We will never raise the fare.',
    speakerId: await aSpeaker(editor, 'Rosa Lindqvist'),
  })
  const said = { edtf: '2019-10-31', phrase: null, inferred: true, basis: 'Counted back.' }
  await correctDateSaid(editor, { id, revision: 1, said, reason: 'Read again.' })
  const stale = correctDateSaid(editor, {
    id,
    revision: 1,
    said: { ...said, edtf: '2019-10-01' },
    reason: 'Mine.',
  })
  await expect(stale).rejects.toMatchObject({ code: 'conflict' })
  expect(
    await deskDb.statement.findUnique({ where: { id }, select: { said: true, revision: true } }),
  ).toEqual({
    said: '2019-10-31',
    revision: 2,
  })
})

test('a duplicate quote of a speaker at the same offset is refused with a link to the existing one', async () => {
  const { editor, draft } = await aDraft()
  const { id, slug } = await captureStatement(editor, draft)
  const duplicate = {
    ...draft,
    context: draft.quote,
    contextAt: draft.quoteAt,
    wording: 'PARAPHRASE' as const,
  }
  await expect(captureStatement(editor, duplicate)).rejects.toMatchObject({
    code: 'conflict',
    link: { href: `/desk/statements/${slug}` },
  })
  const other = await aSpeaker(editor, 'The Harbour Board')
  const passedOn = [{ speakerId: other, capacityId: null, cue: 'denied', seen: false }]
  await captureStatement(editor, { ...draft, attribution: passedOn })
  await captureStatement(editor, { ...draft, quote: 'raise the fare', quoteAt: (draft.quoteAt ?? 0) + 14 })
  expect(
    await deskDb.statement.count({ where: { appearances: { some: { snapshotId: draft.snapshotId } } } }),
  ).toBe(3)
  expect(await deskDb.revision.count({ where: { subjectId: id } })).toBe(1)
})
