import 'server-only'
import type { Editor } from '#features/editors/editor'
import { assertCan } from '#features/editors/permissions'
import { type Change, recordRevision } from '#features/revisions/commands'
import { dateOf } from '#lib/days'
import { deskTransaction, type Transaction } from '#lib/desk-db'
import { AppError } from '#lib/errors'
import { slugOf } from '#lib/slug'
import { whyNot } from './record'
import type { EvidenceDraft, Pairing, RecordEdit, TieDraft } from './schema'

/** Sides A and B follow from the dates (trigger), never from the order given here. */
export function pairStatements(
  editor: Editor,
  { disputeId, statementIds: [one, other], subject, slug, asOf }: Pairing,
): Promise<{ id: string; number: number }> {
  assertCan(editor, 'record:pair')
  if (one === other) throw new AppError('invalid', 'A statement cannot be paired with itself.')
  return deskTransaction(async (tx) => {
    const known = await tx.record.findFirst({
      where: {
        OR: [
          { statementAId: one, statementBId: other },
          { statementAId: other, statementBId: one },
        ],
      },
      select: { number: true },
    })
    if (known)
      throw new AppError('conflict', `These two statements are paired already, in record ${known.number}.`)
    const record = await tx.record.create({
      data: {
        disputeId,
        statementAId: one,
        statementBId: other,
        subject,
        slug: slug ?? slugOf(subject),
        asOf: dateOf(asOf),
      },
      select: { id: true, number: true },
    })
    await recordRevision(tx, editor, changeOf(record.id, 'paired', { subject, statementIds: [one, other] }))
    return record
  })
}

/** The relation must be one that the answers allow. */
export function editRecord(editor: Editor, { id, revision, ...edit }: RecordEdit): Promise<void> {
  assertCan(editor, 'record:edit')
  const reason = edit.relation === null ? null : whyNot(edit.relation, edit)
  if (reason !== null) throw new AppError('invalid', reason)
  return deskTransaction(async (tx) => {
    const before = await tx.record.findUnique({ where: { id } })
    const { count } = await tx.record.updateMany({
      where: { id, revision },
      data: { ...edit, asOf: dateOf(edit.asOf), revision: revision + 1, state: 'DRAFT' },
    })
    if (!before || count === 0) throw new AppError('conflict', stale)
    await recordRevision(tx, editor, {
      ...changeOf(id, 'edited', edit),
      before: {
        subject: before.subject,
        summary: before.summary,
        relation: before.relation,
        status: before.status,
      },
    })
  })
}

/** Sets one passage (or more) on each side against each other. A half tie is allowed until publication. */
export function tiePassages(editor: Editor, draft: TieDraft): Promise<{ id: string }> {
  assertCan(editor, 'record:edit')
  return deskTransaction(async (tx) => {
    await bumpRecord(tx, draft)
    const { recordId, label } = draft
    const passages = await Promise.all(
      draft.passages.map(async ({ statementId, start, end }) => {
        const statement = await tx.statement.findUnique({
          where: { id: statementId },
          select: { context: true },
        })
        if (!statement) throw new AppError('not_found', 'The statement is not on file.')
        return { statementId, start, end, exact: statement.context.slice(start, end) }
      }),
    )
    const ordinal = (await tx.tie.count({ where: { recordId } })) + 1
    const { id } = await tx.tie.create({ data: { recordId, ordinal, label, passages: { create: passages } } })
    await recordRevision(tx, editor, changeOf(recordId, 'tied passages', { ordinal, label, passages }))
    return { id }
  })
}

export function citeEvidence(editor: Editor, { revision, ...draft }: EvidenceDraft): Promise<{ id: string }> {
  assertCan(editor, 'record:edit')
  return deskTransaction(async (tx) => {
    await bumpRecord(tx, { recordId: draft.recordId, revision })
    const ordinal = (await tx.evidence.count({ where: { recordId: draft.recordId } })) + 1
    const { id } = await tx.evidence.create({ data: { ...draft, ordinal } })
    await recordRevision(tx, editor, changeOf(draft.recordId, 'cited evidence', { ...draft, ordinal }))
    return { id }
  })
}

/** Locks the record at the revision that was read; a stale write is refused. */
export async function bumpRecord(
  tx: Transaction,
  { recordId, revision }: { recordId: string; revision: number },
): Promise<void> {
  const { count } = await tx.record.updateMany({
    where: { id: recordId, revision },
    data: { revision: revision + 1, state: 'DRAFT' },
  })
  if (count === 0) throw new AppError('conflict', stale)
}

const stale = 'Somebody changed this record since you read it.'

function changeOf(subjectId: string, change: string, after: NonNullable<Change['after']>): Change {
  return { subject: 'record', subjectId, change, after }
}
