import { expect, test } from 'vitest'
import { editRecord } from '#features/records/commands.server'
import { approve, sendBack, sendToReview } from '#features/review/commands.server'
import { publishRecord } from '#features/review/publish.server'
import { deskDb } from '#lib/desk-db.server'
import { changeAccount } from '#test/support/db-sessions'
import { aReadyRecord, anEditor, readyEdit } from '#test/support/factories'
import { assignRecord, endAssignment } from './commands.server'
import { deskAssignment, deskInbox, deskInboxCount } from './queries.server'

/** Why the records of this number wait for the editor. */
async function reasonsOf(editor: Parameters<typeof deskInbox>[0], recordId: string) {
  const { number } = await deskDb.record.findUniqueOrThrow({ where: { id: recordId } })
  return (await deskInbox(editor)).filter((row) => row.number === number)
}

test('a record waits for those who may approve it, then for its author, and leaves when the work is done', async () => {
  const { author, second, id, revision } = await aReadyRecord()
  const contributor = await anEditor('CONTRIBUTOR')
  const at = { subject: 'RECORD', id, revision } as const
  expect(await reasonsOf(second, id)).toEqual([])
  await sendToReview(author, at)
  expect(await reasonsOf(second, id)).toMatchObject([{ why: 'review', by: author.name }])
  expect(await reasonsOf(author, id)).toEqual([])
  expect(await reasonsOf(contributor, id)).toEqual([])
  await sendBack(second, { ...at, reason: 'The month is missing.' })
  expect(await reasonsOf(second, id)).toEqual([])
  expect(await reasonsOf(author, id)).toMatchObject([
    { why: 'sent-back', by: second.name, words: 'The month is missing.' },
  ])
  await sendToReview(author, at)
  expect(await reasonsOf(author, id)).toEqual([])
  await approve(second, { ...at, points: [] })
  await publishRecord(second, { id, revision })
  expect([...(await reasonsOf(author, id)), ...(await reasonsOf(second, id))]).toEqual([])
})

test('a record that another editor changed waits for its author until they change it', async () => {
  const { author, second, id, revision } = await aReadyRecord()
  await sendToReview(author, { subject: 'RECORD', id, revision })
  await editRecord(second, readyEdit(id, revision))
  expect(await reasonsOf(author, id)).toMatchObject([{ why: 'changed', by: second.name }])
  await editRecord(author, readyEdit(id, revision + 1))
  expect(await reasonsOf(author, id)).toEqual([])
})

test('an editor with a conflict of interest is not asked to review', async () => {
  const { author, second, id, revision } = await aReadyRecord()
  await sendToReview(author, { subject: 'RECORD', id, revision })
  const { attributions } = await deskDb.statement.findFirstOrThrow({
    where: { recordsAsA: { some: { id } } },
    include: { attributions: true },
  })
  await deskDb.conflictOfInterest.create({
    data: { editorId: second.id, speakerId: attributions[0]?.speakerId ?? '', note: 'A cousin.' },
  })
  expect(await reasonsOf(second, id)).toEqual([])
})

test('an assigned record waits with its task and day, for one editor, until it ends', async () => {
  const { author, second, id: recordId } = await aReadyRecord()
  const task = 'Find the minutes of the board.'
  await assignRecord(author, { recordId, assigneeId: second.id, task, dueOn: '2099-01-02' })
  expect(await reasonsOf(second, recordId)).toMatchObject([
    { why: 'assigned', by: author.name, words: task, dueOn: '2099-01-02' },
  ])
  expect(await deskInboxCount(second)).toBe((await deskInbox(second)).length)
  await assignRecord(second, { recordId, assigneeId: author.id, task: null, dueOn: null })
  expect(await reasonsOf(second, recordId)).toEqual([])
  expect(await deskAssignment(author, recordId)).toMatchObject({ assignee: { id: author.id }, dueOn: null })
  await endAssignment(author, { recordId })
  expect(await reasonsOf(author, recordId)).toEqual([])
  await expect(endAssignment(author, { recordId })).rejects.toThrow('not assigned to anybody')
  const history = { subject: 'editor', subjectId: second.id }
  expect(await deskDb.revision.count({ where: history })).toBe(2)
})

test('a day that is over and a suspended account are refused at their fields', async () => {
  const { author, second, id: recordId } = await aReadyRecord()
  const assignment = { recordId, assigneeId: second.id, task: null, dueOn: '2019-11-12' }
  await expect(assignRecord(author, assignment)).rejects.toMatchObject({ field: 'dueOn' })
  await changeAccount(second.id, { suspendedAt: new Date() })
  const other = assignRecord(author, { ...assignment, dueOn: null })
  await expect(other).rejects.toMatchObject({ field: 'assigneeId' })
})

test('twenty editors who assign one record at once leave one open assignment', async () => {
  const { author, second, id: recordId } = await aReadyRecord()
  await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      assignRecord(author, {
        ...{ recordId, assigneeId: index % 2 ? author.id : second.id, task: `Task ${index}`, dueOn: null },
      }),
    ),
  )
  expect(await deskDb.assignment.count({ where: { recordId, endedAt: null } })).toBe(1)
  expect(await deskDb.assignment.count({ where: { recordId } })).toBe(20)
})
