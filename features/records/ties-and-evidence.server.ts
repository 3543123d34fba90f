import 'server-only'
import type { Editor } from '#features/editors/editor'
import { assertCan } from '#features/editors/permissions'
import { appendRevision } from '#features/history/commands.server'
import { deskTransaction, type Transaction } from '#lib/desk-db.server'
import { AppError } from '#lib/errors'
import { raiseRevision, recordChange, renumberTies } from './commands.server'
import type { EvidenceDraft, EvidenceEdit, RecordPart, TieDraft, TieEdit } from './schema'
import { resolvePassage } from './passage-fields'

/** Ties one passage or more on each side. A tie with passages on one side only is allowed until publication. */
export function tiePassages(editor: Editor, draft: TieDraft): Promise<{ id: string; ordinal: number }> {
  assertCan(editor, 'record:edit')
  return deskTransaction(async (tx) => {
    await raiseRevision(tx, draft)
    return tiePassagesInTx(tx, editor, draft)
  })
}

/** Runs inside the transaction of a command that has raised the record's revision. */
export async function tiePassagesInTx(
  tx: Transaction,
  editor: Editor,
  draft: Omit<TieDraft, 'revision'>,
): Promise<{ id: string; ordinal: number }> {
  assertCan(editor, 'record:edit')
  const { recordId, label } = draft
  const passages = await resolvePassages(tx, draft)
  const ordinal = (await tx.tie.count({ where: { recordId } })) + 1
  const { id } = await tx.tie.create({ data: { recordId, ordinal, label, passages: { create: passages } } })
  appendRevision(tx, editor, recordChange(recordId, 'TIE_ADDED', { ordinal, label, passages }))
  return { id, ordinal }
}

/** Replaces the label or the passages of a tie. This also completes a tie with passages on one side only. */
export function retie(editor: Editor, draft: TieEdit): Promise<{ ordinal: number }> {
  assertCan(editor, 'record:edit')
  return deskTransaction(async (tx) => {
    await raiseRevision(tx, draft)
    const { id, recordId, label } = draft
    const tie = await lockedTie(tx, draft)
    const passages = await resolvePassages(tx, draft)
    await tx.tiePassage.deleteMany({ where: { tieId: id } })
    await tx.tie.update({ where: { id }, data: { label, passages: { create: passages } } })
    const { ordinal } = tie
    appendRevision(tx, editor, {
      ...recordChange(recordId, 'TIE_CHANGED', { ordinal, label, passages }),
      before: { ordinal, label: tie.label, passages: tie.passages },
    })
    return { ordinal }
  })
}

/** Removes a tie and renumbers the ties after it. */
export function untie(editor: Editor, part: RecordPart): Promise<void> {
  assertCan(editor, 'record:edit')
  return deskTransaction(async (tx) => {
    await raiseRevision(tx, part)
    const { ordinal, label, passages } = await lockedTie(tx, part)
    await tx.tie.delete({ where: { id: part.id } })
    await renumberTies(tx, part.recordId)
    appendRevision(tx, editor, {
      ...recordChange(part.recordId, 'TIE_REMOVED', { ordinal }),
      before: { ordinal, label, passages },
    })
  })
}

async function lockedTie(tx: Transaction, { id, recordId }: { id: string; recordId: string }) {
  const select = { statementId: true, start: true, end: true, exact: true }
  const tie = await tx.tie.findFirst({ where: { id, recordId }, include: { passages: { select } } })
  if (!tie) throw new AppError('not_found', 'This tie is not there any more.')
  return tie
}

async function resolvePassages(tx: Transaction, { passages }: Pick<TieDraft, 'passages'>) {
  const resolved = await Promise.all(
    passages.map(async (passage) => {
      const { statementId: id } = passage
      const statement = await tx.statement.findUnique({ where: { id }, select: { context: true } })
      if (!statement) throw new AppError('not_found', 'The statement is not on file.')
      return resolvePassage(statement.context, passage)
    }),
  )
  const firsts = new Set(resolved.map(({ statementId, start }) => `${statementId} ${start}`))
  if (firsts.size < resolved.length)
    throw new AppError('invalid', 'Two passages of this tie begin with the same word. Keep one of them.')
  return resolved
}

export function citeEvidence(
  editor: Editor,
  { revision, ...draft }: EvidenceDraft,
): Promise<{ id: string; ordinal: number }> {
  assertCan(editor, 'record:edit')
  return deskTransaction(async (tx) => {
    await raiseRevision(tx, { recordId: draft.recordId, revision })
    const ordinal = (await tx.evidence.count({ where: { recordId: draft.recordId } })) + 1
    const { id } = await tx.evidence.create({ data: { ...draft, ordinal } })
    appendRevision(tx, editor, recordChange(draft.recordId, 'EVIDENCE_ADDED', { ...draft, ordinal }))
    return { id, ordinal }
  })
}

export function editEvidence(
  editor: Editor,
  { id, recordId, revision, ...edit }: EvidenceEdit,
): Promise<{ ordinal: number }> {
  assertCan(editor, 'record:edit')
  return deskTransaction(async (tx) => {
    await raiseRevision(tx, { recordId, revision })
    const before = await lockedEvidence(tx, { id, recordId })
    await tx.evidence.update({ where: { id }, data: edit })
    const { ordinal } = before
    appendRevision(tx, editor, {
      ...recordChange(recordId, 'EVIDENCE_CHANGED', { ordinal, ...edit }),
      before,
    })
    return { ordinal }
  })
}

export function dropEvidence(editor: Editor, { id, recordId, revision }: RecordPart): Promise<void> {
  assertCan(editor, 'record:edit')
  return deskTransaction(async (tx) => {
    await raiseRevision(tx, { recordId, revision })
    const before = await lockedEvidence(tx, { id, recordId })
    await tx.evidence.delete({ where: { id } })
    const remaining = await tx.evidence.findMany({ where: { recordId }, orderBy: { ordinal: 'asc' } })
    for (const [index, { id: next }] of remaining.entries())
      await tx.evidence.update({ where: { id: next }, data: { ordinal: index + 1 } })
    appendRevision(tx, editor, {
      ...recordChange(recordId, 'EVIDENCE_REMOVED', { ordinal: before.ordinal }),
      before,
    })
  })
}

async function lockedEvidence(tx: Transaction, { id, recordId }: { id: string; recordId: string }) {
  const evidence = await tx.evidence.findFirst({ where: { id, recordId } })
  if (!evidence) throw new AppError('not_found', 'This evidence is not there any more.')
  const { ordinal, statementId, stance, hand, note, snapshotId, place, independenceGroup } = evidence
  return { ordinal, statementId, stance, hand, note, snapshotId, place, independenceGroup }
}
