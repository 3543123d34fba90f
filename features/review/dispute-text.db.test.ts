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
  const made = await aReadyRecord()
  await sendToReview(made.author, at(made.id, made.revision))
  await approve(made.second, { ...at(made.id, made.revision), points: [] })
  return made
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

test('a record bears the published title and question of its dispute, not a draft of them', async () => {
  const { second, id, revision, disputeId } = await anApprovedRecord()
  const before = await deskDb.dispute.findUniqueOrThrow({ where: { id: disputeId } })
  const draft = { ...disputeFields('The Board lied about the fare'), question: 'Who slammed whom?' }
  await editDispute(second, { ...draft, id: disputeId, revision: 2 })
  await publishRecord(second, { id, revision })
  const { title, question } = before
  expect((await documentOf(id)).dispute).toMatchObject({ title, question })
})

test('a published change of title voids the approvals of its records and makes them drafts', async () => {
  const made = await anApprovedRecord()
  await renameDispute(made, 'The fare and the timetable')
  expect(await stateOf(made.id)).toEqual({ state: 'DRAFT', needsReview: false, revision: made.revision + 1 })
  expect(await deskDb.approval.count({ where: { recordId: made.id, voidedAt: null } })).toBe(0)
})

test('a published record needs review when its dispute is published under another title', async () => {
  const made = await anApprovedRecord()
  await publishRecord(made.second, { id: made.id, revision: made.revision })
  await renameDispute(made, 'The fare and the timetable')
  expect(await stateOf(made.id)).toMatchObject({ state: 'DRAFT', needsReview: true })
  const next = at(made.id, made.revision + 1)
  await sendToReview(made.author, next)
  await approve(made.second, { ...next, points: [] })
  await publishRecord(made.second, { id: made.id, revision: made.revision + 1 })
  expect((await documentOf(made.id)).dispute.title).toBe('The fare and the timetable')
})

test('a dispute published again under the same title leaves its records approved', async () => {
  const made = await anApprovedRecord()
  const { title } = await deskDb.dispute.findUniqueOrThrow({ where: { id: made.disputeId } })
  await renameDispute(made, title)
  expect(await stateOf(made.id)).toMatchObject({ state: 'APPROVED', revision: made.revision })
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
