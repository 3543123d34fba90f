import { expect, test } from 'vitest'
import { editRecord } from '#features/records/commands.server'
import { deskDb } from '#lib/desk-db.server'
import { aReadyRecord, anEditor, readyEdit } from '#test/support/factories'
import { approve, sendBack, sendToReview, withdrawRecord } from './commands.server'
import { publishRecord } from './publish.server'

const at = (id: string, revision: number) => ({ subject: 'RECORD', id, revision }) as const

async function publishedRecord() {
  const record = await aReadyRecord()
  const { author, second, id, revision } = record
  await sendToReview(author, at(id, revision))
  await approve(second, { ...at(id, revision), points: [] })
  await publishRecord(second, { id, revision })
  return record
}

test('the note that was sent to review is approved and published with the revision', async () => {
  const { author, second, id, revision } = await publishedRecord()
  await editRecord(author, readyEdit(id, revision))
  const next = at(id, revision + 1)
  await sendToReview(author, { ...next, changeNote: 'The month was left out.', isCorrection: true })
  await approve(second, { ...next, points: [], changeNote: 'The month was left out.' })
  await publishRecord(second, { id, revision: revision + 1 })
  const versions = await deskDb.publication.findMany({
    where: { subjectId: id },
    orderBy: { version: 'asc' },
    select: { changeNote: true, isCorrection: true },
  })
  expect(versions).toEqual([
    { changeNote: 'Published', isCorrection: false },
    { changeNote: 'The month was left out.', isCorrection: true },
  ])
})

test('the sender of a record to review wrote its note and cannot approve it until another editor sends it', async () => {
  const { author, id, revision } = await aReadyRecord()
  const sender = await anEditor()
  await sendToReview(sender, { ...at(id, revision), changeNote: 'Read twice.' })
  await expect(approve(sender, { ...at(id, revision), points: [] })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await sendBack(sender, { ...at(id, revision), reason: 'Send it yourself.' })
  await sendToReview(author, at(id, revision))
  await approve(sender, { ...at(id, revision), points: [] })
  expect(await deskDb.approval.count({ where: { recordId: id, voidedAt: null } })).toBe(1)
})

test('a note that was sent again at the same revision is not approved unread', async () => {
  const { author, second, id, revision } = await aReadyRecord()
  await sendToReview(author, { ...at(id, revision), changeNote: 'Read twice.' })
  await sendBack(second, { ...at(id, revision), reason: 'Again.' })
  await sendToReview(author, { ...at(id, revision), changeNote: 'Read three times.' })
  await expect(
    approve(second, { ...at(id, revision), points: [], changeNote: 'Read twice.' }),
  ).rejects.toMatchObject({ code: 'conflict' })
})

test.each(['She lied.', 'A so-called fare.', 'He insisted.'])(
  'a change note or a reason of a withdrawal that takes a side is refused: %s',
  async (text) => {
    const { author, second, id, revision } = await publishedRecord()
    await expect(withdrawRecord(second, { id, revision, reason: text })).rejects.toMatchObject({
      field: 'reason',
    })
    await editRecord(author, readyEdit(id, revision))
    await expect(sendToReview(author, { ...at(id, revision + 1), changeNote: text })).rejects.toThrow(
      'takes a side. Readers see this text.',
    )
  },
)
