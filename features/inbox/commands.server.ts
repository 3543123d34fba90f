import 'server-only'
import type { Editor } from '#features/editors/editor'
import { assertCan } from '#features/editors/permissions'
import { appendRevision } from '#features/history/commands.server'
import { deskTransaction, type Transaction } from '#lib/desk-db.server'
import { AppError, FieldError } from '#lib/errors'
import { isOverdue } from './inbox'
import type { AssignmentDraft } from './schema'

/** Gives the work on a record to an editor. An open assignment of it ends. */
export async function assignRecord(editor: Editor, draft: AssignmentDraft): Promise<void> {
  assertCan(editor, 'record:assign')
  return deskTransaction((tx) => assignRecordInTx(tx, editor, draft))
}

/** Runs inside the transaction of a command that assigns a record. */
export async function assignRecordInTx(
  tx: Transaction,
  editor: Editor,
  { dueOn, ...draft }: AssignmentDraft,
): Promise<void> {
  assertCan(editor, 'record:assign')
  if (isOverdue(dueOn, new Date().toISOString().slice(0, 10)))
    throw new FieldError('dueOn', 'This day is over. Give today or a later one.')
  const assignee = await tx.editor.findUnique({
    where: { id: draft.assigneeId, suspendedAt: null },
    select: { id: true },
  })
  if (!assignee) throw new FieldError('assigneeId', 'This account is suspended. Choose somebody else.')
  const number = await lockRecord(tx, draft.recordId)
  await endOpen(tx, editor, { recordId: draft.recordId, number })
  await tx.assignment.create({
    data: { ...draft, dueOn: dueOn === null ? null : new Date(dueOn), assignedById: editor.id },
  })
  appendRevision(tx, editor, {
    ...{ subject: 'editor', subjectId: draft.assigneeId, action: 'ASSIGNED', isContent: false },
    after: { record: number, task: draft.task, dueOn },
  })
}

/** Ends the open assignment of a record: the work is done, or nobody has to do it any more. */
export function endAssignment(editor: Editor, { recordId }: { recordId: string }): Promise<void> {
  assertCan(editor, 'record:assign')
  return deskTransaction(async (tx) => {
    const number = await lockRecord(tx, recordId)
    const isEnded = await endOpen(tx, editor, { recordId, number })
    if (!isEnded) throw new AppError('conflict', 'It is not assigned to anybody any more.')
  })
}

/** Orders two editors who assign one record at the same moment. */
async function lockRecord(tx: Transaction, id: string): Promise<number> {
  const [record] = await tx.$queryRaw<{ number: number }[]>`
    SELECT number FROM desk."Record" WHERE id = ${id}::uuid FOR NO KEY UPDATE`
  if (!record) throw new AppError('not_found', 'The record is not on file.')
  return record.number
}

type AssignedRecord = { recordId: string; number: number }

async function endOpen(
  tx: Transaction,
  editor: Editor,
  { recordId, number }: AssignedRecord,
): Promise<boolean> {
  const [ended] = await tx.$queryRaw<{ assigneeId: string }[]>`
    UPDATE desk."Assignment" SET "endedAt" = clock_timestamp()
    WHERE "recordId" = ${recordId}::uuid AND "endedAt" IS NULL RETURNING "assigneeId"`
  if (!ended) return false
  appendRevision(tx, editor, {
    ...{ subject: 'editor', subjectId: ended.assigneeId, action: 'ASSIGNMENT_ENDED', isContent: false },
    after: { record: number },
  })
  return true
}
