import 'server-only'
import { randomUUID } from 'node:crypto'
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
export function annotate(editor: Editor, draft: AnnotationDraft): Promise<Note> {
  assertCan(editor, 'annotation:write')
  const { record, passages, ...note } = draft
  if (!record && passages.length === 0)
    throw new AppError('invalid', 'A note needs a passage or a record to stand on.')
  if (!record && note.visibility === 'PUBLIC')
    throw new AppError('invalid', 'A public note belongs to a record.')
  return deskTransaction(async (tx) => {
    const { id, recordNumber } = await insertNote(tx, editor, draft)
    appendRevision(tx, editor, { subject: 'annotation', subjectId: id, action: 'NOTED', after: draft })
    if (record && note.visibility === 'PUBLIC') {
      await raiseRevision(tx, { recordId: record.id, revision: record.revision })
      appendRevision(tx, editor, {
        subject: 'record',
        subjectId: record.id,
        action: 'PUBLIC_NOTE_ADDED',
        after: { annotation: id, body: note.body },
      })
    }
    return { id, recordNumber }
  })
}

type Note = { id: string; recordNumber: number | null }

/** Inserts the note with its targets in one statement, since each round trip of a save counts. */
async function insertNote(
  tx: Transaction,
  editor: Editor,
  { record, passages, motivation, body, visibility, blocking }: AnnotationDraft,
): Promise<Note> {
  const id = randomUUID()
  const targets = [...passages, ...(record ? [{ recordId: record.id }] : [])]
  const numbered = JSON.stringify(targets.map((target, ordinal) => ({ ...target, ordinal })))
  const [{ recordNumber, ordinals }] = await tx.$queryRaw<
    [{ recordNumber: number | null; ordinals: number[] }]
  >`
    WITH note AS (
      INSERT INTO desk."Annotation" (id, "authorId", motivation, body, visibility, blocking)
      VALUES (${id}::uuid, ${editor.id}::uuid, ${motivation}::desk."Motivation", ${body}, ${visibility}::desk."Visibility",
        ${blocking}) RETURNING id
    ), target AS (
      INSERT INTO desk."AnnotationTarget" (id, "annotationId", ordinal, "recordId", "statementId", start, "end", exact)
      SELECT gen_random_uuid(), note.id, t.ordinal, t."recordId", t."statementId", t.start, t."end", words
      FROM note, jsonb_to_recordset(${numbered}::jsonb)
        AS t(ordinal int, "recordId" uuid, "statementId" uuid, start int, "end" int, exact text)
      LEFT JOIN desk."Statement" s ON s.id = t."statementId"
      CROSS JOIN LATERAL (SELECT desk.utf16_slice(s.context, t.start, t."end") AS words) passage
      WHERE t."recordId" IS NOT NULL OR (words <> '' AND words = coalesce(t.exact, words))
      RETURNING ordinal
    )
    SELECT array(SELECT ordinal FROM target) AS ordinals,
      (SELECT number FROM desk."Record" WHERE id = ${record?.id ?? null}::uuid) AS "recordNumber"`
  // Typed words, and a mark whose context has changed since it was read.
  for (const [ordinal, passage] of passages.entries())
    if (!ordinals.includes(ordinal))
      await tx.annotationTarget.create({
        data: { annotationId: id, ordinal, ...(await resolveMarked(tx, passage)) },
      })
  return { id, recordNumber }
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
    appendRevision(tx, editor, {
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
    const [note] = await tx.$queryRaw<Resolved[]>`
      UPDATE desk."Annotation" n
      SET "resolvedAt" = CASE WHEN ${isResolved} THEN now() END, revision = revision + 1,
        "resolvedById" = CASE WHEN ${isResolved} THEN ${editor.id}::uuid END
      WHERE id = ${id}::uuid AND revision = ${revision}
      RETURNING body, visibility::text AS visibility, array(SELECT "recordId" FROM desk."AnnotationTarget"
        WHERE "annotationId" = n.id AND "recordId" IS NOT NULL) AS "recordIds"`
    if (!note) throw (await tx.annotation.findUnique({ where: { id } })) ? staleError('note') : goneError()
    const { recordIds, visibility, body } = note
    const action = isResolved ? 'RESOLVED' : 'REOPENED'
    appendRevision(tx, editor, { subject: 'annotation', subjectId: id, action })
    if (visibility === 'PUBLIC')
      await raiseRecords(tx, editor, {
        recordIds,
        action: `PUBLIC_NOTE_${action}`,
        after: { annotation: id, body },
      })
  })
}

type Resolved = { body: string; visibility: 'INTERNAL' | 'PUBLIC'; recordIds: string[] }

const goneError = () => new AppError('not_found', 'The note is not there any more.')

/** Replies are internal and belong to a note that is not a reply. */
export function replyToNote(editor: Editor, { parentId, body }: AnnotationReply): Promise<{ id: string }> {
  assertCan(editor, 'annotation:write')
  return deskTransaction(async (tx) => {
    const id = randomUUID()
    const count = await tx.$executeRaw`
      INSERT INTO desk."Annotation" (id, body, "parentId", "authorId")
      SELECT ${id}::uuid, ${body}, id, ${editor.id}::uuid FROM desk."Annotation"
      WHERE id = ${parentId}::uuid AND "parentId" IS NULL`
    if (count === 0)
      throw (await tx.annotation.findUnique({ where: { id: parentId } }))
        ? new AppError('invalid', 'Reply to the note, not to its reply.')
        : goneError()
    appendRevision(tx, editor, {
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
  if (!stored) throw goneError()
  if (stored.revision !== revision) throw staleError('note')
  const { targets, ...note } = stored
  return {
    ...note,
    recordIds: targets.map(({ recordId }) => recordId).filter((recordId) => recordId !== null),
  }
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
    appendRevision(tx, editor, before ? { ...change, before } : change)
  }
}
