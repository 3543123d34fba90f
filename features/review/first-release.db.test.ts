import { expect, test } from 'vitest'
import { arrangeStatement, editDispute } from '#features/disputes/commands.server'
import { recordDocument } from '#features/publications/document'
import { editRecord, pairStatements } from '#features/records/commands.server'
import { tiePassages } from '#features/records/ties-and-evidence.server'
import { deskDb } from '#lib/desk-db.server'
import { aReadyRecord, aStatement, anEditor, readyEdit } from '#test/support/factories'
import { disputeFields } from '#test/support/states'
import { approve, sendBack, sendToReview } from './commands.server'
import { publishDispute, publishRecord } from './publish.server'
import { deskDecisions } from './decisions.server'

const at = (id: string, revision: number) => ({ subject: 'RECORD', id, revision }) as const
const aFirstRecord = () => aReadyRecord({ isDisputePublished: false })
const select = { state: true, publicState: true } as const
const states = async ({ id, disputeId }: { id: string; disputeId: string }) => ({
  record: await deskDb.record.findUniqueOrThrow({ where: { id }, select }),
  dispute: await deskDb.dispute.findUniqueOrThrow({ where: { id: disputeId }, select }),
})
const bothIn = (state: string, publicState = 'UNPUBLISHED') => ({
  record: { state, publicState },
  dispute: { state, publicState },
})

async function anApprovedRelease() {
  const record = await aFirstRecord()
  await sendToReview(record.author, at(record.id, record.revision))
  await approve(record.second, { ...at(record.id, record.revision), points: [] })
  return record
}

test('a dispute is reviewed and published with its first record, as one release', async () => {
  const record = await aFirstRecord()
  const { author, second, id, revision, disputeId } = record
  await sendToReview(author, at(id, revision))
  expect(await states(record)).toEqual(bothIn('IN_REVIEW'))
  await approve(second, { ...at(id, revision), points: [] })
  expect(await states(record)).toEqual(bothIn('APPROVED'))
  await publishRecord(second, { id, revision })
  expect(await states(record)).toEqual(bothIn('APPROVED', 'PUBLISHED'))
  const versions = await deskDb.publication.findMany({
    where: { subjectId: { in: [id, disputeId] } },
    orderBy: { seq: 'asc' },
  })
  expect(versions.map(({ subject, version }) => [subject, version])).toEqual([
    ['DISPUTE', 1],
    ['RECORD', 1],
  ])
  const { title, question } = await deskDb.dispute.findUniqueOrThrow({ where: { id: disputeId } })
  const document = recordDocument.parse(JSON.parse(versions[1]?.document ?? ''))
  expect(document.dispute).toMatchObject({ title, question })
  expect(await deskDb.disputeListing.count({ where: { disputeId } })).toBe(1)
})

test('the author of the text of a dispute cannot approve the first record', async () => {
  const { author, id, revision, disputeId } = await aFirstRecord()
  const writer = await anEditor()
  await editDispute(writer, { ...disputeFields('The fare'), id: disputeId, revision: 2 })
  await sendToReview(author, at(id, revision))
  expect((await deskDecisions(writer, at(id, revision))).hasChanged).toBe(true)
  await expect(approve(writer, { ...at(id, revision), points: [] })).rejects.toMatchObject({
    code: 'forbidden',
  })
  expect(await deskDb.approval.count({ where: { recordId: id } })).toBe(0)
})

test.each([
  ['its text', (author, id) => editDispute(author, { ...disputeFields('Another'), id, revision: 2 })],
  [
    'its statements',
    (author, id, statementId) => arrangeStatement(author, { id, revision: 2, statementId, move: 'out' }),
  ],
] satisfies [string, (author: Made['author'], id: string, statementId: string) => Promise<void>][])(
  'a change of %s voids the approval of the record that was approved with it',
  async (_, change) => {
    const { author, second, id, revision, disputeId, rise } = await anApprovedRelease()
    await change(author, disputeId, rise)
    expect(await states({ id, disputeId })).toEqual(bothIn('DRAFT'))
    const valid = { voidedAt: null, OR: [{ recordId: id }, { disputeId }] }
    expect(await deskDb.approval.count({ where: valid })).toBe(0)
    await expect(publishRecord(second, { id, revision: revision + 1 })).rejects.toMatchObject({
      code: 'conflict',
    })
    expect(await deskDb.publication.count({ where: { subjectId: { in: [id, disputeId] } } })).toBe(0)
  },
)
type Made = Awaited<ReturnType<typeof aReadyRecord>>

test('an unmet check of the dispute stops its first record, with a sentence and a place', async () => {
  const { author, id, revision, disputeId, never, rise } = await aFirstRecord()
  await editDispute(author, { ...disputeFields('Who lied?'), id: disputeId, revision: 2 })
  await arrangeStatement(author, { id: disputeId, revision: 3, statementId: never, move: 'out' })
  await arrangeStatement(author, { id: disputeId, revision: 4, statementId: rise, move: 'out' })
  await expect(sendToReview(author, at(id, revision))).rejects.toThrow(
    'Its dispute: It has no statement. Its dispute: “lied” in the title takes a side.',
  )
})

test('a dispute is sent back with the last record that was sent with it', async () => {
  const firstRecord = await aFirstRecord()
  const { author, second, disputeId, never, rosa, source } = firstRecord
  const third = await aStatement(author, { quote: 'the fare', speakerId: rosa, at: source })
  const { id } = await pairStatements(author, {
    ...{ disputeId, statementIds: [never, third], subject: 'the fare', slug: null, asOf: '2019-11-12' },
  })
  await editRecord(author, readyEdit(id, 1))
  const passages = [
    { statementId: never, start: 0, end: 2 },
    { statementId: third, start: 0, end: 3 },
  ]
  await tiePassages(author, { recordId: id, revision: 2, label: 'the fare', passages })
  await sendToReview(author, at(firstRecord.id, firstRecord.revision))
  await sendToReview(author, at(id, 3))
  await sendBack(second, { ...at(firstRecord.id, firstRecord.revision), reason: 'Not yet.' })
  expect((await states(firstRecord)).dispute.state).toBe('IN_REVIEW')
  await approve(second, { ...at(id, 3), points: [] })
  await publishRecord(second, { id, revision: 3 })
  expect((await states(firstRecord)).dispute.publicState).toBe('PUBLISHED')
  await sendToReview(author, at(firstRecord.id, firstRecord.revision))
  await sendBack(second, { ...at(firstRecord.id, firstRecord.revision), reason: 'Not yet.' })
  expect(await states(firstRecord)).toMatchObject({
    record: { state: 'DRAFT' },
    dispute: { state: 'APPROVED' },
  })

  const alone = await aFirstRecord()
  await sendToReview(alone.author, at(alone.id, alone.revision))
  await sendBack(alone.second, { ...at(alone.id, alone.revision), reason: 'Not yet.' })
  expect(await states(alone)).toEqual(bothIn('DRAFT'))
})

test('a record is not approved while its dispute was sent back, and a dispute is still published alone', async () => {
  const { author, second, id, revision, disputeId } = await aFirstRecord()
  const dispute = { subject: 'DISPUTE', id: disputeId, revision: 2 } as const
  await sendToReview(author, at(id, revision))
  await sendBack(second, { ...dispute, reason: 'The title.' })
  await expect(approve(second, { ...at(id, revision), points: [] })).rejects.toThrow(
    'Its dispute was sent back.',
  )
  await sendToReview(author, dispute)
  await approve(second, { ...dispute, points: [] })
  await publishDispute(second, { id: disputeId, revision: 2 })
  await approve(second, { ...at(id, revision), points: [] })
  await publishRecord(second, { id, revision })
  expect((await states({ id, disputeId })).record.publicState).toBe('PUBLISHED')
})
