import 'server-only'
import type { Editor } from '#features/editors/editor'
import { assertCan } from '#features/editors/permissions'
import { raiseRevision } from '#features/records/commands.server'
import { type MarkedPassage, resolvePassage } from '#features/records/passage-fields'
import { appendRevision } from '#features/history/commands.server'
import { deskTransaction, type Transaction } from '#lib/desk-db.server'
import { AppError } from '#lib/errors'
import { staleError } from '#features/history/update-at-revision.server'
import type { RevisionAction } from '#features/history/revision-action'
import type { AnnotationDraft, AnnotationEdit, AnnotationReply, AnnotationStep } from './schema'

/** A public note is content of its record: it raises the revision and needs approval. */
export function annotate(editor: Editor, draft: AnnotationDraft): Promise<{ id: string }> {
  assertCan(editor, 'annotation:write')
  const { record, passages, ...note } = draft
  if (!record && passages.length === 0)
    throw new AppError('invalid', 'A note needs a passage or a record to stand on.')
  if (!record && note.visibility === 'PUBLIC')
    throw new AppError('invalid', 'A public note belongs to a record.')
  return deskTransaction(async (tx) => {
    const marked = await Promise.all(passages.map((passage) => resolveMarked(tx, passage)))
    const targets = [...marked, ...(record ? [{ recordId: record.id }] : [])]
    const { id } = await tx.annotation.create({
      data: {
        ...note,
        authorId: editor.id,
        targets: { create: targets.map((target, ordinal) => ({ ...target, ordinal })) },
      },
      select: { id: true },
    })
    await appendRevision(tx, editor, { subject: 'annotation', subjectId: id, action: 'NOTED', after: draft })
    if (record && note.visibility === 'PUBLIC') {
      await raiseRevision(tx, { recordId: record.id, revision: record.revision })
      await appendRevision(tx, editor, {
        subject: 'record',
        subjectId: record.id,
        action: 'PUBLIC_NOTE_ADDED',
        after: { annotation: id, body: note.body },
      })
    }
    return { id }
  })
}

async function resolveMarked(tx: Transaction, passage: MarkedPassage) {
  const { statementId: id } = passage
  const statement = await tx.statement.findUnique({ where: { id }, select: { context: true } })
  if (!statement) throw new AppError('not_found', 'The statement is not on file.')
  return resolvePassage(statement.context, passage)
}

/** Only its author changes an internal note. Every editor who may change the record changes a public one. */
export function editNote(editor: Editor, { id, revision, ...edit }: AnnotationEdit): Promise<void> {
  assertCan(editor, 'annotation:write')
  return deskTransaction(async (tx) => {
    const { recordIds, ...note } = await lockNote(tx, { id, revision })
    const isPublic = [note.visibility, edit.visibility].includes('PUBLIC')
    if (!isPublic && note.authorId !== editor.id)
      throw new AppError(
        'forbidden',
        'An internal note is changed by who wrote it. Reply to it, or resolve it.',
      )
    if (edit.visibility === 'PUBLIC' && recordIds.length === 0)
      throw new AppError('invalid', 'A public note belongs to a record.')
    await tx.annotation.update({ where: { id }, data: { ...edit, revision: revision + 1 } })
    const { body, visibility, blocking, motivation } = note
    const before = { body, visibility, blocking, motivation }
    await appendRevision(tx, editor, {
      subject: 'annotation',
      subjectId: id,
      action: 'EDITED',
      before,
      after: edit,
    })
    if (isPublic && note.resolvedAt === null)
      await raiseRecords(tx, editor, {
        recordIds,
        action: 'PUBLIC_NOTE_CHANGED',
        before: { annotation: id, ...before },
        after: { annotation: id, ...edit },
      })
  })
}

/** A resolved note no longer blocks publication, and a public one is not in the next version. */
export function resolveNote(editor: Editor, step: AnnotationStep): Promise<void> {
  assertCan(editor, 'annotation:resolve')
  return setResolved(editor, { ...step, isResolved: true })
}

export function reopenNote(editor: Editor, step: AnnotationStep): Promise<void> {
  assertCan(editor, 'annotation:resolve')
  return setResolved(editor, { ...step, isResolved: false })
}

function setResolved(
  editor: Editor,
  { id, revision, isResolved }: AnnotationStep & { isResolved: boolean },
): Promise<void> {
  return deskTransaction(async (tx) => {
    const { recordIds, visibility, body } = await lockNote(tx, { id, revision })
    await tx.annotation.update({
      where: { id },
      data: {
        resolvedAt: isResolved ? new Date() : null,
        resolvedById: isResolved ? editor.id : null,
        revision: revision + 1,
      },
    })
    const action = isResolved ? 'RESOLVED' : 'REOPENED'
    await appendRevision(tx, editor, { subject: 'annotation', subjectId: id, action })
    if (visibility === 'PUBLIC')
      await raiseRecords(tx, editor, {
        recordIds,
        action: `PUBLIC_NOTE_${action}`,
        after: { annotation: id, body },
      })
  })
}

/** Replies are internal and belong to a note that is not a reply. */
export function replyToNote(editor: Editor, { parentId, body }: AnnotationReply): Promise<{ id: string }> {
  assertCan(editor, 'annotation:write')
  return deskTransaction(async (tx) => {
    const parent = await tx.annotation.findUnique({ where: { id: parentId }, select: { parentId: true } })
    if (!parent) throw new AppError('not_found', 'The note is not there any more.')
    if (parent.parentId !== null) throw new AppError('invalid', 'Reply to the note, not to its reply.')
    const { id } = await tx.annotation.create({
      data: { body, parentId, authorId: editor.id },
      select: { id: true },
    })
    await appendRevision(tx, editor, {
      subject: 'annotation',
      subjectId: id,
      action: 'REPLIED',
      after: { parentId, body },
    })
    return { id }
  })
}

/** Locks the note at the revision that the form was loaded with. */
async function lockNote(tx: Transaction, { id, revision }: AnnotationStep) {
  await tx.$queryRaw`SELECT 1 FROM desk."Annotation" WHERE id = ${id}::uuid FOR UPDATE`
  const stored = await tx.annotation.findUnique({
    where: { id },
    include: { targets: { select: { recordId: true } } },
  })
  if (!stored) throw new AppError('not_found', 'The note is not there any more.')
  if (stored.revision !== revision) throw staleError('note')
  const { targets, ...note } = stored
  return { ...note, recordIds: targets.map(({ recordId }) => recordId).filter((one) => one !== null) }
}

type RecordChange = { recordIds: readonly string[]; action: RevisionAction; before?: object; after: object }

/** Raises the record's revision without a check, since the note's own revision was checked. */
async function raiseRecords(
  tx: Transaction,
  editor: Editor,
  { recordIds, action, before, after }: RecordChange,
): Promise<void> {
  for (const id of recordIds) {
    await tx.record.update({ where: { id }, data: { revision: { increment: 1 }, state: 'DRAFT' } })
    const change = { subject: 'record', subjectId: id, action, after } as const
    await appendRevision(tx, editor, before ? { ...change, before } : change)
  }
}
