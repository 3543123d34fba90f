import { expect, test } from 'vitest'
import { annotate, resolveNote } from '#features/annotations/commands.server'
import { annotationDraft } from '#features/annotations/schema'
import { tiePassages } from '#features/records/ties-and-evidence.server'
import { approve, sendToReview } from '#features/review/commands.server'
import { publishRecord } from '#features/review/publish.server'
import { deskDb } from '#lib/desk-db.server'
import { aReadyRecord, aStatement } from '#test/support/factories'
import { requoteStatement } from './requote.server'

const statementOf = (id: string) =>
  deskDb.statement.findUniqueOrThrow({ where: { id }, include: { appearances: true, tiePassages: true } })

/** A record whose first statement is "We will never raise the fare.", tied on "never raise the fare". */
async function aTiedStatement() {
  const record = await aReadyRecord()
  const { revision } = await statementOf(record.never)
  const reason = 'It was cut too short.'
  const with_ = (quote: string, context: string | null = null) =>
    requoteStatement(record.author, { id: record.never, revision, quote, context, reason })
  const noteOn = async (exact: string) => {
    const draft = { body: 'Sic.', record: null, passages: [{ statementId: record.never, exact }] }
    return (await annotate(record.author, annotationDraft.parse(draft))).id
  }
  return { ...record, revision, with_, noteOn }
}

test('widening a quote moves the passages of its ties and notes along', async () => {
  const { never, with_, noteOn } = await aTiedStatement()
  const note = await noteOn('We will')
  await with_('said: “We will never raise the fare.” The')
  const { quote, context, quoteStart, appearances, tiePassages } = await statementOf(never)
  expect(quote).toBe('said: “We will never raise the fare.” The')
  expect(context.slice(quoteStart, quoteStart + quote.length)).toBe(quote)
  expect(appearances).toMatchObject([{ exact: quote, start: 15, end: 15 + quote.length }])
  for (const { start, end, exact } of tiePassages) {
    expect(exact).toBe('never raise the fare')
    expect(context.slice(start, end)).toBe(exact)
  }
  const [target] = await deskDb.annotationTarget.findMany({ where: { annotationId: note } })
  expect(context.slice(target?.start ?? 0, target?.end ?? 0)).toBe('We will')
})

test('text under a tie or an open note cannot be removed, and the message names them', async () => {
  const { never, number, with_, noteOn } = await aTiedStatement()
  await noteOn('We will')
  const before = await statementOf(never)
  await expect(with_('We will', 'We will')).rejects.toMatchObject({
    code: 'invalid',
    message: `The new words leave out “never raise the fare” (tie 1 of record ${number}). Keep these in, or change the ties and resolve the notes first.`,
  })
  await expect(with_('raise', 'never raise the fare')).rejects.toThrow('“We will” (an open note)')
  expect(await statementOf(never)).toEqual(before)
})

test('a resolved note on removed text moves to the whole statement, and history has the text', async () => {
  const { author, never, with_, noteOn } = await aTiedStatement()
  const note = await noteOn('We will')
  await resolveNote(author, { id: note, revision: 1 })
  await with_('raise', 'never raise the fare')
  const [target] = await deskDb.annotationTarget.findMany({ where: { annotationId: note } })
  expect(target).toMatchObject({ statementId: never, start: null, end: null, exact: null })
  const change = await deskDb.revision.findFirstOrThrow({
    where: { subjectId: never },
    orderBy: { number: 'desc' },
  })
  expect(change).toMatchObject({
    action: 'QUOTE_CHANGED',
    reason: 'It was cut too short.',
    before: {
      ...{ quote: 'We will never raise the fare.', quoteStart: 0, contextAt: 22 },
      letGo: [{ exact: 'We will', start: 0 }],
    },
    after: { quote: 'raise', context: 'never raise the fare', quoteStart: 6, contextAt: 30 },
  })
})

test('text outside the source and a stale revision are refused without a change', async () => {
  const { author, never, revision, with_ } = await aTiedStatement()
  await expect(with_('We will always raise the fare.')).rejects.toThrow('stop matching the source')
  await with_('We will never raise the fare.”')
  const longerQuote = { id: never, quote: 'We will never raise the fare.', context: null, reason: 'Mine.' }
  await expect(requoteStatement(author, { ...longerQuote, revision })).rejects.toMatchObject({
    code: 'conflict',
  })
  expect(await statementOf(never)).toMatchObject({ quote: 'We will never raise the fare.”' })
})

test('an unchanged quote, and the quote of another statement of the speaker, are refused', async () => {
  const { author, rosa, source, with_ } = await aTiedStatement()
  await expect(with_('We will never raise the fare.', 'We will never raise the fare.')).rejects.toThrow(
    'These are the words that it has.',
  )
  const framed = 'said: “We will never raise the fare.”'
  await aStatement(author, { quote: framed, speakerId: rosa, at: source })
  await expect(with_(framed)).rejects.toMatchObject({
    code: 'conflict',
    link: { label: 'Open that statement' },
  })
})

test('adjacent passages of one tie move along with text inserted before them', async () => {
  const { author, id: recordId, never, with_ } = await aTiedStatement()
  const passages = ['We', 'will', 'never'].map((exact) => ({ statementId: never, exact }))
  await tiePassages(author, { recordId, revision: 3, label: 'the whole', passages })
  await with_('We will never raise the fare.', ' “We will never raise the fare.”')
  const { context, tiePassages: movedPassages } = await statementOf(never)
  expect(movedPassages.map(({ start, end }) => context.slice(start, end)).toSorted()).toEqual(
    ['We', 'never', 'never raise the fare', 'will'].toSorted(),
  )
})

test('a requote voids the approval and needs review, and the published version does not change', async () => {
  const { id, author, second, revision, never, with_ } = await aTiedStatement()
  const published = { id, revision: 3 }
  await sendToReview(author, { subject: 'RECORD', id, revision: 3 })
  await approve(second, { subject: 'RECORD', id, revision: 3, points: [] })
  await publishRecord(second, published)
  const publications = () => deskDb.publication.findMany({ where: { subjectId: id } })
  const before = await publications()
  await with_('We will never raise the fare.”')
  expect(await publications()).toEqual(before)
  const record = await deskDb.record.findUniqueOrThrow({ where: { id }, include: { approvals: true } })
  expect(record).toMatchObject({ state: 'DRAFT', publicState: 'PUBLISHED', needsReview: true })
  expect(record.revision).toBeGreaterThan(3)
  expect(record.approvals.map(({ voidedAt }) => voidedAt)).not.toContain(null)
  await expect(publishRecord(second, { ...published, revision: record.revision })).rejects.toMatchObject({
    code: 'conflict',
  })
  const lastRevision = { subjectId: never, action: 'took other words of the source', actorId: author.id }
  expect(await deskDb.auditEvent.count({ where: lastRevision })).toBe(1)
  expect((await statementOf(never)).revision).toBe(revision + 1)
})
