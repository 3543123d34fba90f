import { expect, test } from 'vitest'
import { deskNames } from '#features/history/queries.server'
import { assignRecord } from '#features/inbox/commands.server'
import { deskAssignment, deskInbox } from '#features/inbox/queries.server'
import { sendToReview } from '#features/review/commands.server'
import { deskDb } from '#lib/desk-db.server'
import { openSession } from '#test/support/db-sessions'
import { aReadyRecord, anEditor } from '#test/support/factories'
import { aSession } from '#test/support/second-factor'
import type { Editor } from './editor'
import { handWorkOver, suspendEditor } from './people.server'

const outcomeOf = async (attempt: Promise<unknown>): Promise<string> => {
  const [tried] = await Promise.allSettled([attempt])
  return tried?.status === 'rejected' ? String(tried.reason) : 'done'
}
const numberOf = async (id: string) => (await deskDb.record.findUniqueOrThrow({ where: { id } })).number
const historyOf = (id: string) =>
  deskDb.revision.findMany({
    where: { subject: 'editor', subjectId: id },
    orderBy: { number: 'asc' },
    select: { action: true, editorId: true, after: true },
  })

/** Somebody with an assignment, a draft and an open note, and somebody to give them to. */
async function someWork() {
  const [admin, leaving, staying] = [await anEditor('ADMIN'), await anEditor(), await anEditor()]
  const [assigned, own] = [await aReadyRecord(), await aReadyRecord()]
  const author = own.author
  await assignRecord(admin, {
    ...{ recordId: assigned.id, assigneeId: leaving.id, task: 'Find the minutes.', dueOn: '2099-11-12' },
  })
  const note = await deskDb.annotation.create({
    data: { authorId: admin.id, assigneeId: leaving.id, body: 'Which fare?' },
    select: { id: true },
  })
  return { admin, leaving, staying, assigned, own, author, noteId: note.id }
}
const assigneeOf = async (editor: Editor, recordId: string) =>
  (await deskAssignment(editor, recordId))?.assignee.id ?? null

test('assignments keep task and day, notes change hands, and both accounts have it in their history', async () => {
  const { admin, leaving, staying, assigned, noteId } = await someWork()
  await handWorkOver(admin, { id: leaving.id, toId: staying.id })
  expect(await deskAssignment(admin, assigned.id)).toMatchObject({
    ...{ assignee: { id: staying.id }, task: 'Find the minutes.', dueOn: '2099-11-12' },
  })
  const number = await numberOf(assigned.id)
  expect(await deskInbox(staying)).toMatchObject([{ why: 'assigned', number, by: admin.name }])
  expect(await deskInbox(leaving)).toEqual([])
  expect((await deskDb.annotation.findUniqueOrThrow({ where: { id: noteId } })).assigneeId).toBe(staying.id)
  const work = { records: [number], openNotes: 1 }
  expect((await historyOf(leaving.id)).at(-1)).toEqual({
    ...{ action: 'WORK_HANDED_OVER', editorId: admin.id, after: { handedTo: staying.id, ...work } },
  })
  const names = await deskNames(admin, await historyOf(leaving.id))
  expect(names.get(staying.id)).toBe(staying.name)
  expect((await historyOf(staying.id)).at(-1)).toEqual({
    ...{ action: 'WORK_TAKEN_OVER', editorId: admin.id, after: { handedFrom: leaving.id, ...work } },
  })
})

test('drafts and records in review of the account are assigned, unless somebody else has to do them', async () => {
  const { admin, staying } = await someWork()
  const [draft, taken] = [await aReadyRecord(), await aReadyRecord()]
  const third = await anEditor()
  for (const { author, id, revision } of [draft, taken])
    await sendToReview(author, { subject: 'RECORD', id, revision })
  await assignRecord(admin, { recordId: taken.id, assigneeId: third.id, task: null, dueOn: null })
  for (const { author } of [draft, taken])
    await outcomeOf(handWorkOver(admin, { id: author.id, toId: staying.id }))
  expect(await assigneeOf(admin, draft.id)).toBe(staying.id)
  expect(await assigneeOf(admin, taken.id)).toBe(third.id)
})

test('a settled note and an assignment that ended stay as they are', async () => {
  const { admin, leaving, staying, noteId } = await someWork()
  await deskDb.annotation.update({
    where: { id: noteId },
    data: { resolvedAt: new Date(), resolvedById: admin.id },
  })
  await deskDb.assignment.updateMany({ where: { assigneeId: leaving.id }, data: { endedAt: new Date() } })
  expect(await outcomeOf(handWorkOver(admin, { id: leaving.id, toId: staying.id }))).toMatch(/no open work/)
  expect(await historyOf(staying.id)).toEqual([])
})

test('a suspension hands the work over in its own transaction, or leaves it', async () => {
  const work = await someWork()
  await suspendEditor(work.admin, { id: work.leaving.id, toId: work.staying.id })
  expect(await assigneeOf(work.admin, work.assigned.id)).toBe(work.staying.id)
  expect((await historyOf(work.leaving.id)).map(({ action }) => action).slice(-2)).toEqual([
    'WORK_HANDED_OVER',
    'SUSPENDED',
  ])
  const left = await someWork()
  await suspendEditor(left.admin, { id: left.leaving.id })
  expect(await assigneeOf(left.admin, left.assigned.id)).toBe(left.leaving.id)
  await handWorkOver(left.admin, { id: left.leaving.id, toId: left.staying.id })
  expect(await assigneeOf(left.admin, left.assigned.id)).toBe(left.staying.id)
})

test('work goes neither to a suspended account nor to the same one', async () => {
  const { admin, leaving, staying, assigned } = await someWork()
  await suspendEditor(admin, { id: staying.id })
  for (const toId of [staying.id, leaving.id]) {
    await expect(handWorkOver(admin, { id: leaving.id, toId })).rejects.toMatchObject({ field: 'toId' })
    await expect(suspendEditor(admin, { id: leaving.id, toId })).rejects.toMatchObject({ field: 'toId' })
  }
  expect(await assigneeOf(admin, assigned.id)).toBe(leaving.id)
  const { suspendedAt } = await deskDb.editor.findUniqueOrThrow({ where: { id: leaving.id } })
  expect(suspendedAt).toBeNull()
})

test('work is handed over by an admin with a second factor at hand, and the database demands it too', async () => {
  const { admin, leaving, staying } = await someWork()
  const editor = await anEditor()
  expect(() => handWorkOver(editor, { id: leaving.id, toId: staying.id })).toThrow(/role/)
  const elsewhere = { ...admin, sessionId: await aSession(admin) }
  expect(await outcomeOf(handWorkOver(elsewhere, { id: leaving.id, toId: staying.id }))).toMatch(
    /Give a code/,
  )
  const desk = await openSession('variance_desk')
  const history = desk.query(
    `INSERT INTO desk."Revision" (id, subject, "subjectId", number, "editorId", action, "isContent")
     SELECT gen_random_uuid(), 'editor', $1, 1 + coalesce(max(number), 0), $2, 'WORK_HANDED_OVER', false
     FROM desk."Revision" WHERE "subjectId" = $1`,
    [leaving.id, editor.id],
  )
  await expect(history).rejects.toMatchObject({ constraint: 'factor_fresh' })
  await desk.end()
})
