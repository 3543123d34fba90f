import { expect, test } from 'vitest'
import { editDispute } from '#features/disputes/commands.server'
import { recordDocument } from '#features/publications/document'
import { deskDb } from '#lib/desk-db.server'
import { aReadyRecord } from '#test/support/factories'
import { disputeFields } from '#test/support/states'
import { approve, sendToReview } from './commands.server'
import { publishDispute, publishRecord } from './publish.server'

const at = (id: string, revision: number) => ({ subject: 'RECORD', id, revision }) as const

async function anApprovedRecord() {
  const record = await aReadyRecord()
  await sendToReview(record.author, at(record.id, record.revision))
  await approve(record.second, { ...at(record.id, record.revision), points: [] })
  return record
}
type Made = Awaited<ReturnType<typeof aReadyRecord>>

/** Publishes the second version of the dispute under another title. */
async function renameDispute({ author, second, disputeId }: Made, title: string) {
  await editDispute(author, { ...disputeFields(title), id: disputeId, revision: 2 })
  const dispute = { subject: 'DISPUTE', id: disputeId, revision: 3 } as const
  await sendToReview(author, dispute)
  await approve(second, { ...dispute, points: [] })
  await publishDispute(second, { id: disputeId, revision: 3 })
}

const documentOf = async (subjectId: string) => {
  const { document } = await deskDb.publication.findFirstOrThrow({
    where: { subjectId },
    orderBy: { version: 'desc' },
  })
  return recordDocument.parse(JSON.parse(document))
}
const stateOf = (id: string) =>
  deskDb.record.findUniqueOrThrow({
    where: { id },
    select: { state: true, needsReview: true, revision: true },
  })

test('a record has the published title and question of its dispute, not a draft of them', async () => {
  const { second, id, revision, disputeId } = await anApprovedRecord()
  const before = await deskDb.dispute.findUniqueOrThrow({ where: { id: disputeId } })
  const draft = { ...disputeFields('The Board lied about the fare'), question: 'Who slammed whom?' }
  await editDispute(second, { ...draft, id: disputeId, revision: 2 })
  await publishRecord(second, { id, revision })
  const { title, question } = before
  expect((await documentOf(id)).dispute).toMatchObject({ title, question })
})

test('a published change of title voids the approvals of its records and makes them drafts', async () => {
  const record = await anApprovedRecord()
  await renameDispute(record, 'The fare and the timetable')
  expect(await stateOf(record.id)).toEqual({
    state: 'DRAFT',
    needsReview: false,
    revision: record.revision + 1,
  })
  expect(await deskDb.approval.count({ where: { recordId: record.id, voidedAt: null } })).toBe(0)
})

test('a published record needs review when its dispute is published under another title', async () => {
  const record = await anApprovedRecord()
  await publishRecord(record.second, { id: record.id, revision: record.revision })
  await renameDispute(record, 'The fare and the timetable')
  expect(await stateOf(record.id)).toMatchObject({ state: 'DRAFT', needsReview: true })
  const next = at(record.id, record.revision + 1)
  await sendToReview(record.author, next)
  await approve(record.second, { ...next, points: [] })
  await publishRecord(record.second, { id: record.id, revision: record.revision + 1 })
  expect((await documentOf(record.id)).dispute.title).toBe('The fare and the timetable')
})

test('a dispute published again under the same title leaves its records approved', async () => {
  const record = await anApprovedRecord()
  const { title } = await deskDb.dispute.findUniqueOrThrow({ where: { id: record.disputeId } })
  await renameDispute(record, title)
  expect(await stateOf(record.id)).toMatchObject({ state: 'APPROVED', revision: record.revision })
})

test.each([
  ['a gloss', { gloss: 'She lied.' }],
  ['a reason for a date', { saidBasis: 'He insisted.' }],
])('%s that takes a side stops the record and its dispute', async (_, edit) => {
  const { author, id, disputeId, never } = await aReadyRecord()
  await deskDb.statement.update({ where: { id: never }, data: { ...edit, revision: { increment: 1 } } })
  const { revision } = await stateOf(id)
  await expect(sendToReview(author, at(id, revision))).rejects.toThrow('takes a side.')
  const dispute = await deskDb.dispute.findUniqueOrThrow({ where: { id: disputeId } })
  await expect(
    sendToReview(author, { subject: 'DISPUTE', id: disputeId, revision: dispute.revision }),
  ).rejects.toThrow('takes a side.')
})

test('a topic and a place of evidence that take a side stop what they belong to', async () => {
  const { author, id, revision, disputeId } = await aReadyRecord()
  await editDispute(author, {
    ...disputeFields('A'),
    topics: ['so-called fares'],
    id: disputeId,
    revision: 2,
  })
  await expect(sendToReview(author, { subject: 'DISPUTE', id: disputeId, revision: 3 })).rejects.toThrow(
    '“so-called” in the topics takes a side.',
  )
  const item = { recordId: id, ordinal: 1, stance: 'CONTEXT', hand: 'SECOND_HAND', note: 'x' } as const
  await deskDb.evidence.create({ data: { ...item, place: 'where he lied' } })
  await expect(sendToReview(author, at(id, revision))).rejects.toThrow('“lied” in the place of evidence 1')
})
