import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { annotate } from '#features/annotations/commands.server'
import { annotationDraft } from '#features/annotations/schema'
import { canonicalJson, recordDocument } from '#features/publications/document'
import { editRecord } from '#features/records/commands.server'
import { correctDateSaid } from '#features/statements/commands.server'
import { deskDb } from '#lib/desk-db.server'
import { unflatten } from '#lib/form'
import { aReadyRecord, anEditor, readyEdit } from '#test/support/factories'
import { revisionActionLabels } from '#features/history/revision-action'
import { approve, sendToReview, withdrawRecord } from './commands.server'
import { withdrawnAtOnce } from './review'
import { publishRecord } from './publish.server'
import { approvalForm } from './schema'

const at = (id: string, revision: number) => ({ subject: 'RECORD', id, revision }) as const
const publications = (subjectId: string) => deskDb.publication.findMany({ where: { subjectId } })

async function anApprovedRecord() {
  const record = await aReadyRecord()
  await sendToReview(record.author, at(record.id, record.revision))
  await approve(record.second, { ...at(record.id, record.revision), points: [] })
  return record
}

test('a published document is canonical JSON, matches the schema and has the SHA-256 of its bytes', async () => {
  const { second, id, revision } = await anApprovedRecord()
  expect(await publishRecord(second, { id, revision })).toEqual({ version: 1 })
  const [publication] = await publications(id)
  const document = recordDocument.parse(JSON.parse(publication?.document ?? ''))
  expect(canonicalJson(document)).toBe(publication?.document)
  expect(
    createHash('sha256')
      .update(publication?.document ?? '')
      .digest('hex'),
  ).toBe(publication?.sha256)
  expect(document.publishedAt).toBe(publication?.publishedAt.toISOString())
})

test('a published note on both sides has both passages', async () => {
  const record = await aReadyRecord()
  const { author, second, id, never, rise } = record
  const draft = annotationDraft.parse({
    ...{ body: 'Both name the fare.', visibility: 'PUBLIC', record: { id, revision: record.revision } },
    passages: [
      { statementId: rise, exact: 'rise' },
      { statementId: never, exact: 'raise' },
    ],
  })
  await annotate(author, draft)
  const approved = at(id, record.revision + 1)
  await sendToReview(author, approved)
  await approve(second, { ...approved, points: [] })
  await publishRecord(second, { id, revision: approved.revision })
  const [publication] = await publications(id)
  const document = recordDocument.parse(JSON.parse(publication?.document ?? ''))
  const sideOf = (exact: string) => (document.a.context.includes(exact) ? 'a' : 'b')
  expect(document.notes).toMatchObject([
    {
      on: 'RECORD',
      passage: null,
      both: { [sideOf('raise')]: { exact: 'raise' }, [sideOf('rise')]: { exact: 'rise' } },
    },
  ])
  expect(canonicalJson(document)).toBe(publication?.document)
})

test('a document links the records in its notes and evidence that are published at that time', async () => {
  const published = await anApprovedRecord()
  const draft = await aReadyRecord()
  const record = await aReadyRecord()
  const { author, second, id } = record
  await publishRecord(published.second, { id: published.id, revision: published.revision })
  const body = `See record ${published.number} and record ${draft.number}; a record 987654321 words.`
  const note = { body, visibility: 'PUBLIC', record: { id, revision: record.revision } }
  await annotate(author, annotationDraft.parse(note))
  const internal = { body: `record ${draft.number}`, record: { id, revision: record.revision } }
  await annotate(author, annotationDraft.parse(internal))
  const approved = at(id, record.revision + 1)
  await sendToReview(author, approved)
  await approve(second, { ...approved, points: [] })
  await publishRecord(second, { id, revision: approved.revision })
  const [publication] = await publications(id)
  expect(recordDocument.parse(JSON.parse(publication?.document ?? '')).mentions).toEqual([published.number])
})

test('publication lists the record and both its statements for readers', async () => {
  const { second, id, revision, number } = await anApprovedRecord()
  await publishRecord(second, { id, revision })
  expect(await deskDb.recordListing.findUnique({ where: { number }, select: { version: true } })).toEqual({
    version: 1,
  })
  expect(await deskDb.statementListing.count({ where: { subjectId: id } })).toBe(2)
})

test('one of two simultaneous publications succeeds, and the other gets a message', async () => {
  const { second, id, revision } = await anApprovedRecord()
  const outcomes = await Promise.allSettled([1, 2].map(() => publishRecord(second, { id, revision })))
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(outcomes.find((outcome) => outcome.status === 'rejected')?.reason).toMatchObject({
    code: 'conflict',
  })
  expect(await publications(id)).toHaveLength(1)
})

test('an editor who changed the content cannot approve it', async () => {
  const { author, id, revision } = await aReadyRecord()
  await sendToReview(author, at(id, revision))
  await expect(approve(author, { ...at(id, revision), points: [] })).rejects.toMatchObject({
    code: 'forbidden',
  })
})

test('an editor with a conflict of interest cannot approve, and another can', async () => {
  const { author, second, id, revision, rosa } = await aReadyRecord()
  await sendToReview(author, at(id, revision))
  await deskDb.conflictOfInterest.create({
    data: { editorId: second.id, speakerId: rosa, note: 'A cousin.' },
  })
  await expect(approve(second, { ...at(id, revision), points: [] })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await approve(await anEditor(), { ...at(id, revision), points: [] })
  expect(await deskDb.approval.count({ where: { recordId: id, voidedAt: null } })).toBe(1)
})

test('an edit after approval voids it', async () => {
  const { author, second, id, revision } = await anApprovedRecord()
  await editRecord(author, readyEdit(id, revision))
  expect(await deskDb.approval.count({ where: { recordId: id, voidedAt: null } })).toBe(0)
  await expect(publishRecord(second, { id, revision })).rejects.toMatchObject({
    code: 'conflict',
  })
  await expect(publishRecord(second, { id, revision: revision + 1 })).rejects.toMatchObject({
    code: 'conflict',
  })
})

test('an edit of a statement reaches the record that uses it and voids its approval', async () => {
  const { author, id, never } = await anApprovedRecord()
  const said = { edtf: '2019-10-31', phrase: null, inferred: false, basis: null }
  await correctDateSaid(author, { id: never, revision: 1, said, reason: 'Read again.' })
  expect(await deskDb.approval.count({ where: { recordId: id, voidedAt: null } })).toBe(0)
})

test('an incomplete record is refused with a message for every unmet check', async () => {
  const { author, id, revision } = await aReadyRecord()
  await editRecord(author, { ...readyEdit(id, revision), relation: null, summary: 'She insisted on it.' })
  const sending = sendToReview(author, at(id, revision + 1))
  await expect(sending).rejects.toThrow(
    'The relation is not decided. “insisted” in the summary takes a side.',
  )
})

test('a public note that takes a side stops publication', async () => {
  const { author, id, revision } = await aReadyRecord()
  const note = { record: { id, revision }, passages: [], body: 'She lied about it.', visibility: 'PUBLIC' }
  await annotate(author, annotationDraft.parse(note))
  await expect(sendToReview(author, at(id, revision + 1))).rejects.toThrow(
    '“lied” in the public note takes a side.',
  )
})

test('a tombstone clears every list by itself', async () => {
  const { second, id, revision, number } = await anApprovedRecord()
  await publishRecord(second, { id, revision })
  const listingCounts = async () => [
    await deskDb.recordListing.count({ where: { recordId: id } }),
    await deskDb.statementListing.count({ where: { subjectId: id } }),
    await deskDb.speakerListing.count({ where: { subjectId: id } }),
    await deskDb.sourceListing.count({ where: { subjectId: id } }),
  ]
  expect(await listingCounts()).toEqual([1, 2, 2, 1])
  const { slug } = await deskDb.record.findUniqueOrThrow({ where: { id } })
  const subject = { subject: 'record', subjectId: id, editorId: second.id, isContent: false } as const
  const step = { ...subject, action: 'WITHDRAWN', reason: withdrawnAtOnce } as const
  const nextNumber = 1 + (await deskDb.revision.count({ where: { subject: 'record', subjectId: id } }))
  await deskDb.$transaction([
    deskDb.record.update({ where: { id }, data: { publicState: 'WITHDRAWN' } }),
    deskDb.tombstone.create({
      data: { subject: 'RECORD', subjectId: id, number, slug, reason: withdrawnAtOnce },
    }),
    deskDb.revision.create({ data: { ...step, number: nextNumber } }),
  ])
  expect(await listingCounts()).toEqual([0, 0, 0, 0])
})

test('an open blocking note stops publication', async () => {
  const { author, id, revision } = await aReadyRecord()
  const note = { record: { id, revision }, passages: [], body: 'Ask the board first.', blocking: true }
  await annotate(author, annotationDraft.parse(note))
  await expect(sendToReview(author, at(id, revision))).rejects.toThrow('A blocking note is open.')
})

test('an open blocking note on a statement stops publication of its record', async () => {
  const { author, id, revision, never } = await aReadyRecord()
  const passage = { statementId: never, start: 0, end: 7 }
  await annotate(
    author,
    annotationDraft.parse({ record: null, passages: [passage], body: 'Who is we?', blocking: true }),
  )
  await expect(sendToReview(author, at(id, revision))).rejects.toThrow('A blocking note is open.')
})

test('a contributor may send to review, and neither approve nor publish', async () => {
  const { id, revision } = await aReadyRecord()
  const contributor = await anEditor('CONTRIBUTOR')
  await sendToReview(contributor, at(id, revision))
  expect(() => approve(contributor, { ...at(id, revision), points: [] })).toThrow(
    'Your role does not allow this.',
  )
  expect(() => publishRecord(contributor, { id, revision })).toThrow('Your role does not allow this.')
})

test('a withdrawal leaves a tombstone, clears the lists and does not change the publication', async () => {
  const { second, id, revision, number } = await anApprovedRecord()
  await publishRecord(second, { id, revision })
  await withdrawRecord(second, { id, revision, reason: 'Taken back.' })
  expect(await deskDb.tombstone.findFirst({ where: { number } })).toMatchObject({ reason: withdrawnAtOnce })
  expect(await deskDb.recordListing.count({ where: { recordId: id } })).toBe(0)
  expect(await deskDb.statementListing.count({ where: { subjectId: id } })).toBe(0)
  expect(await publications(id)).toHaveLength(1)
})

test('every review step writes one revision and one audit event', async () => {
  const { second, id, revision } = await anApprovedRecord()
  await publishRecord(second, { id, revision })
  const changes = await deskDb.revision.findMany({ where: { subjectId: id }, orderBy: { number: 'asc' } })
  expect(changes.map(({ number }) => number)).toEqual(changes.map((_, index) => index + 1))
  const events = await deskDb.auditEvent.findMany({ where: { subjectId: id }, orderBy: { seq: 'asc' } })
  expect(events.map(({ action }) => action)).toEqual(
    changes.map((change) => revisionActionLabels[change.action]),
  )
})

test('a word that may be neutral passes once the second editor confirms it, at that revision alone', async () => {
  const record = await aReadyRecord()
  const { author, second, id } = record
  const summary = 'Nineteen people were admitted to hospital. «They lied», the board wrote.'
  await editRecord(author, { ...readyEdit(id, record.revision), summary })
  const first = at(id, record.revision + 1)
  await sendToReview(author, first)
  await expect(approve(second, { ...first, points: [] })).rejects.toMatchObject({
    field: 'points.wording',
    message: expect.stringContaining('“admitted” in the summary may take a side.'),
  })
  await approve(second, { ...first, points: ['I read both sources.'], areWordsNeutral: true })
  expect(await deskDb.approval.findFirst({ where: { recordId: id } })).toMatchObject({
    points: ['I read both sources.', '“admitted” in the summary may take a side. It is neutral here.'],
  })
  await publishRecord(second, { id, revision: first.revision })
  const later = `${summary} The pier stood exposed.`
  await editRecord(author, { ...readyEdit(id, first.revision), summary: later })
  const revised = at(id, first.revision + 1)
  await sendToReview(author, revised)
  await expect(approve(second, { ...revised, points: [] })).rejects.toThrow('“exposed” in the summary')
})

test('the approval form requires the confirmation of words only if there are some', () => {
  const ticks = {
    'points.sources': 'on',
    'points.words': 'on',
    'points.answers': 'on',
    'points.fairness': 'on',
  }
  const fields = { subject: 'RECORD', id: crypto.randomUUID(), revision: '3', ...ticks }
  expect(approvalForm.parse(unflatten(fields))).toMatchObject({ areWordsNeutral: false })
  expect(approvalForm.parse(unflatten({ ...fields, 'points.wording': 'on' }))).toMatchObject({
    areWordsNeutral: true,
    points: expect.not.arrayContaining(['on']),
  })
})
