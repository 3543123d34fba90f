import { expect, test } from 'vitest'
import { editRecord } from '#features/records/commands.server'
import { deskDb } from '#lib/desk-db.server'
import { openSession } from '#test/support/db-sessions'
import { aReadyRecord, readyEdit } from '#test/support/factories'
import { approve, askToWithdraw, sendToReview, withdrawRecord } from './commands.server'
import { publishRecord } from './publish.server'
import { withdrawnAtOnce } from './review'

async function aPublishedRecord() {
  const record = await aReadyRecord()
  const { author, second, id, revision } = record
  const at = { subject: 'RECORD', id, revision } as const
  await sendToReview(author, at)
  await approve(second, { ...at, points: [] })
  await publishRecord(second, { id, revision })
  return record
}
const shownReason = async (id: string) =>
  (await deskDb.tombstone.findFirstOrThrow({ where: { subjectId: id } })).reason
const reason = 'The Harbour Board asked for it.'

test('readers see the reason of a withdrawal that another editor requested', async () => {
  const { author, second, id, revision } = await aPublishedRecord()
  await askToWithdraw(author, { id, revision, reason })
  await withdrawRecord(second, { id, revision, reason })
  expect(await shownReason(id)).toBe(reason)
})

test('words of one editor alone stay at the desk: without a request, with a request of their own, or changed', async () => {
  for (const prepare of ['nothing', 'own request', 'other words'] as const) {
    const { author, second, id, revision } = await aPublishedRecord()
    if (prepare === 'own request') await askToWithdraw(second, { id, revision, reason })
    if (prepare === 'other words') await askToWithdraw(author, { id, revision, reason: `${reason} Twice.` })
    await withdrawRecord(second, { id, revision, reason })
    expect(await shownReason(id), prepare).toBe(withdrawnAtOnce)
    const history = { subjectId: id, action: 'WITHDRAWAL_ASKED', editorId: second.id, reason } as const
    expect(await deskDb.revision.count({ where: history })).toBe(prepare === 'own request' ? 2 : 1)
  }
})

test('a request ends with the next publication', async () => {
  const { author, second, id, revision } = await aPublishedRecord()
  await askToWithdraw(author, { id, revision, reason })
  await editRecord(author, readyEdit(id, revision))
  const at = { subject: 'RECORD', id, revision: revision + 1 } as const
  await sendToReview(author, { ...at, changeNote: 'The month was left out.' })
  await approve(second, { ...at, points: [] })
  await publishRecord(second, { id, revision: at.revision })
  await withdrawRecord(second, { id, revision: at.revision, reason })
  expect(await shownReason(id)).toBe(withdrawnAtOnce)
})

test.each([
  ['requested by the same editor', true],
  ['not requested', false],
])('the database refuses a reason that was %s', async (_, hasRequest) => {
  const { second, id, revision } = await aPublishedRecord()
  if (hasRequest) await askToWithdraw(second, { id, revision, reason })
  const owner = await openSession()
  try {
    await owner.query('BEGIN')
    await owner.query(`UPDATE desk."Record" SET "publicState" = 'WITHDRAWN' WHERE id = $1`, [id])
    await owner.query(
      `INSERT INTO published."Tombstone" (subject, "subjectId", number, slug, reason)
       SELECT 'RECORD', id, number, slug, $2 FROM desk."Record" WHERE id = $1`,
      [id, reason],
    )
    await owner.query(
      `INSERT INTO desk."Revision" (id, subject, "subjectId", number, "editorId", action, reason, "isContent")
       SELECT gen_random_uuid(), 'record', $1::uuid, max(number) + 1, $2::uuid, 'WITHDRAWN', $3::text, false
       FROM desk."Revision" WHERE "subjectId" = $1::uuid`,
      [id, second.id, reason],
    )
    await expect(owner.query('COMMIT')).rejects.toThrow('only if two editors agree on its words')
  } finally {
    await owner.end()
  }
})

test('a withdrawal is requested for a published record alone, at its revision and in neutral words', async () => {
  const draft = await aReadyRecord()
  await expect(
    askToWithdraw(draft.author, { id: draft.id, revision: draft.revision, reason }),
  ).rejects.toMatchObject({ code: 'conflict' })
  const { author, id, revision } = await aPublishedRecord()
  await expect(askToWithdraw(author, { id, revision: revision + 1, reason })).rejects.toMatchObject({
    code: 'conflict',
  })
  expect(() => askToWithdraw(author, { id, revision, reason: 'She lied.' })).toThrow('takes a side')
})
