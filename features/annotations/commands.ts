import 'server-only'
import type { Editor } from '#features/editors/editor'
import { assertCan } from '#features/editors/permissions'
import { bumpRecord } from '#features/records/commands'
import { recordRevision } from '#features/revisions/commands'
import { deskTransaction, type Transaction } from '#lib/desk-db'
import { AppError } from '#lib/errors'
import type { AnnotationDraft } from './schema'

/** A public note is content of its record: it raises the revision and needs an approval like any other change. */
export function annotate(editor: Editor, draft: AnnotationDraft): Promise<{ id: string }> {
  assertCan(editor, 'annotation:write')
  const { record, passage, ...note } = draft
  if (!record && !passage) throw new AppError('invalid', 'A note needs a passage or a record to stand on.')
  const isContent = record !== null && note.visibility === 'PUBLIC'
  return deskTransaction(async (tx) => {
    if (isContent) await bumpRecord(tx, { recordId: record.id, revision: record.revision })
    const targets = [
      ...(passage ? [{ ...passage, exact: await exactOf(tx, passage) }] : []),
      ...(record ? [{ recordId: record.id }] : []),
    ].map((target, ordinal) => ({ ...target, ordinal }))
    const { id } = await tx.annotation.create({
      data: { ...note, authorId: editor.id, targets: { create: targets } },
      select: { id: true },
    })
    await recordRevision(tx, editor, { subject: 'annotation', subjectId: id, change: 'noted', after: draft })
    if (isContent)
      await recordRevision(tx, editor, {
        subject: 'record',
        subjectId: record.id,
        change: 'added a public note',
        after: { annotation: id, body: note.body },
      })
    return { id }
  })
}

async function exactOf(
  tx: Transaction,
  { statementId, start, end }: NonNullable<AnnotationDraft['passage']>,
): Promise<string> {
  const statement = await tx.statement.findUnique({ where: { id: statementId }, select: { context: true } })
  if (!statement) throw new AppError('not_found', 'The statement is not on file.')
  return statement.context.slice(start, end)
}
