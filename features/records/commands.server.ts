import 'server-only'
import type { Editor } from '#features/editors/editor'
import { assertCan } from '#features/editors/permissions'
import { type Change, appendRevision } from '#features/history/commands.server'
import { toDate, toDay } from '#lib/dates'
import { deskTransaction, type Transaction } from '#lib/desk-db.server'
import { AppError } from '#lib/errors'
import { slugOf } from '#lib/identifiers'
import { staleError, updateAtRevision } from '#features/history/update-at-revision.server'
import type { RevisionAction } from '#features/history/revision-action'
import { deskRecordOfPair } from './queries.server'
import { alreadyPairedError, relationBlocker } from './record'
import type { NewPair, Pairing, RecordEdit } from './schema'

/** Sides A and B follow from the dates (trigger), never from the order of the ids. */
export function pairStatements(editor: Editor, draft: Pairing): Promise<{ id: string; number: number }> {
  assertCan(editor, 'record:pair')
  return deskTransaction((tx) => createRecordInTx(tx, editor, draft))
}

type NewRecord = Pairing & {
  /** Labels of the fields whose proposed values were accepted all at once. */
  acceptedTogether?: readonly string[]
}

/** Runs inside the transaction of a command that pairs statements. */
export async function createRecordInTx(
  tx: Transaction,
  editor: Editor,
  { disputeId, statementIds, subject, slug, asOf, acceptedTogether = [] }: NewRecord,
): Promise<{ id: string; number: number }> {
  assertCan(editor, 'record:pair')
  await assertPairIsNew(tx, editor, statementIds)
  const [statementAId, statementBId] = statementIds
  const record = await tx.record.create({
    data: {
      disputeId,
      statementAId: statementAId,
      statementBId: statementBId,
      subject,
      slug: slug ?? slugOf(subject),
      asOf: toDate(asOf),
    },
    select: { id: true, number: true },
  })
  const accepted = acceptedTogether.length === 0 ? {} : { acceptedTogether: [...acceptedTogether] }
  appendRevision(tx, editor, recordChange(record.id, 'PAIRED', { subject, statementIds, ...accepted }))
  return record
}

async function assertPairIsNew(
  tx: Transaction,
  editor: Editor,
  statementIds: readonly [string, string],
): Promise<void> {
  if (statementIds[0] === statementIds[1])
    throw new AppError('invalid', 'A statement cannot be paired with itself.')
  const existing = await deskRecordOfPair(tx, editor, statementIds)
  if (existing) throw alreadyPairedError(existing.number)
}

/** Refuses a relation that the answers do not allow. */
export function editRecord(editor: Editor, edit: RecordEdit): Promise<void> {
  assertCan(editor, 'record:edit')
  assertOpen(edit)
  return deskTransaction((tx) => editRecordInTx(tx, editor, edit))
}

/** Runs inside the transaction of a command that writes the record's own fields. */
export async function editRecordInTx(
  tx: Transaction,
  editor: Editor,
  { id, revision, ...edit }: RecordEdit,
): Promise<void> {
  assertCan(editor, 'record:edit')
  assertOpen(edit)
  const stored = await tx.record.findUnique({ where: { id } })
  if (!stored) throw staleError('record')
  await updateAtRevision(tx, 'record', {
    id,
    revision,
    data: { ...edit, ...renewedSlug(stored, edit), asOf: toDate(edit.asOf), state: 'DRAFT' },
  })
  const fields = Object.keys(edit)
  const before = Object.fromEntries(
    Object.entries({ ...stored, asOf: toDay(stored.asOf), reviewOn: null }).filter(([field]) =>
      fields.includes(field),
    ),
  )
  appendRevision(tx, editor, { ...recordChange(id, 'EDITED', edit), before })
}

/** Refuses a relation that the answers do not allow. */
function assertOpen(edit: Omit<RecordEdit, 'id' | 'revision'>): void {
  const reason = edit.relation === null ? null : relationBlocker(edit.relation, edit)
  if (reason !== null) throw new AppError('invalid', reason)
}

/** Before the first publication the address follows the subject, so that a corrected word is not left in it. */
const renewedSlug = (stored: { publicState: string; subject: string }, { subject }: { subject: string }) =>
  stored.publicState === 'UNPUBLISHED' && stored.subject !== subject ? { slug: slugOf(subject) } : {}

/**
 * Replaces a statement of a record that was never published. Passages on the old statement are removed; a note on
 * them then belongs to the whole record.
 */
export function rePair(editor: Editor, { id, revision, statementIds }: NewPair): Promise<void> {
  assertCan(editor, 'record:pair')
  return deskTransaction(async (tx) => {
    await assertPairIsNew(tx, editor, statementIds)
    const stored = await tx.record.findUnique({ where: { id } })
    if (!stored) throw staleError('record')
    if (stored.publicState !== 'UNPUBLISHED')
      throw new AppError('invalid', 'A record that was published keeps its two statements.')
    const [statementAId, statementBId] = statementIds
    await updateAtRevision(tx, 'record', {
      id,
      revision,
      data: { statementAId, statementBId, state: 'DRAFT' },
    })
    await tx.tiePassage.deleteMany({ where: { tie: { recordId: id }, statementId: { notIn: statementIds } } })
    await tx.tie.deleteMany({ where: { recordId: id, passages: { none: {} } } })
    await renumberTies(tx, id)
    await tx.evidence.deleteMany({ where: { recordId: id, statementId: { notIn: statementIds } } })
    await tx.annotationTarget.deleteMany({
      where: { statementId: { notIn: statementIds }, annotation: { targets: { some: ofRecord(id) } } },
    })
    appendRevision(tx, editor, {
      ...recordChange(id, 'PAIR_CHANGED', { statementIds }),
      before: { statementIds: [stored.statementAId, stored.statementBId] },
    })
  })
}

const ofRecord = (recordId: string) => ({
  OR: [{ recordId }, { tie: { recordId } }, { evidence: { recordId } }],
})

/** Numbers the ties from 1 without a gap. */
export async function renumberTies(tx: Transaction, recordId: string): Promise<void> {
  const ties = await tx.tie.findMany({ where: { recordId }, orderBy: { ordinal: 'asc' } })
  for (const [index, { id, ordinal }] of ties.entries())
    if (ordinal !== index + 1) await tx.tie.update({ where: { id }, data: { ordinal: index + 1 } })
}

/** A change of a part makes the record a draft again. */
export function raiseRevision(
  tx: Transaction,
  { recordId: id, revision }: { recordId: string; revision: number },
): Promise<void> {
  return updateAtRevision(tx, 'record', { id, revision, data: { state: 'DRAFT' } })
}

export function recordChange(
  subjectId: string,
  action: RevisionAction,
  after: NonNullable<Change['after']>,
): Change {
  return { subject: 'record', subjectId, action, after }
}
