import 'server-only'
import type { Editor } from '#features/editors/editor'
import { assertCan } from '#features/editors/permissions'
import { appendRevision } from '#features/history/commands.server'
import { toDate, toDay } from '#lib/dates'
import { deskTransaction, type Transaction } from '#lib/desk-db.server'
import { AppError } from '#lib/errors'
import { freeSlug, slugOf } from '#lib/identifiers'
import { distinctNames, nameKey } from '#lib/name-key'
import { staleError, updateAtRevision } from '#features/history/update-at-revision.server'
import type { Arrangement, Assignment, DisputeDraft, DisputeEdit } from './schema'

export function openDispute(editor: Editor, draft: DisputeDraft): Promise<{ id: string; slug: string }> {
  assertCan(editor, 'dispute:open')
  return deskTransaction((tx) => openDisputeInTx(tx, editor, draft))
}

type NewDispute = DisputeDraft & {
  /** The statements that it begins with, in their order. */
  statementIds?: readonly string[]
}

/** Runs inside the transaction of a command that opens a dispute. */
export async function openDisputeInTx(
  tx: Transaction,
  editor: Editor,
  { statementIds = [], ...typed }: NewDispute,
): Promise<{ id: string; slug: string }> {
  assertCan(editor, 'dispute:open')
  const draft = { ...typed, topics: await topicsAsOnFile(tx, typed.topics, null) }
  const base = slugOf(draft.title)
  const like = await tx.dispute.findMany({
    where: { slug: { startsWith: base } },
    select: { slug: true },
  })
  const slug = freeSlug(base, new Set(like.map((dispute) => dispute.slug)))
  const statements = { create: statementIds.map((statementId, position) => ({ statementId, position })) }
  const { id } = await tx.dispute.create({ data: { ...draft, slug, asOf: toDate(draft.asOf), statements } })
  appendRevision(tx, editor, {
    subject: 'dispute',
    subjectId: id,
    action: 'OPENED',
    after: { ...draft, ...(statementIds.length === 0 ? {} : { statementIds: [...statementIds] }) },
  })
  return { id, slug }
}

/** A topic that another dispute has is written as there, so that it stays one topic. */
async function topicsAsOnFile(tx: Transaction, topics: string[], except: string | null): Promise<string[]> {
  const onFile = await tx.$queryRaw<{ topic: string }[]>`
    SELECT topic FROM desk."Dispute", unnest(topics) AS topic
    WHERE desk.name_key(topic) = ANY (desk.name_keys(${topics}::text[]))
      AND (${except}::uuid IS NULL OR id <> ${except}::uuid)
    ORDER BY "createdAt", id`
  const spellings = new Map(onFile.toReversed().map(({ topic }) => [nameKey(topic), topic]))
  return distinctNames(topics.map((topic) => spellings.get(nameKey(topic)) ?? topic))
}

export function editDispute(editor: Editor, { id, revision, ...typed }: DisputeEdit): Promise<void> {
  assertCan(editor, 'dispute:edit')
  return deskTransaction(async (tx) => {
    const edit = { ...typed, topics: await topicsAsOnFile(tx, typed.topics, id) }
    const stored = await tx.dispute.findUnique({ where: { id } })
    if (!stored) throw staleError('dispute')
    await updateAtRevision(tx, 'dispute', {
      id,
      revision,
      data: { ...edit, asOf: toDate(edit.asOf), state: 'DRAFT' },
    })
    const { title, question, summary, topics } = stored
    appendRevision(tx, editor, {
      subject: 'dispute',
      subjectId: id,
      action: 'EDITED',
      before: { title, question, summary, topics, asOf: toDay(stored.asOf) },
      after: edit,
    })
  })
}

/** Appends statements to a dispute. */
export function assignStatements(editor: Editor, { id, revision, statementIds }: Assignment): Promise<void> {
  assertCan(editor, 'dispute:edit')
  return deskTransaction(async (tx) => {
    await updateAtRevision(tx, 'dispute', { id, revision, data: { state: 'DRAFT' } })
    const { _max } = await tx.disputeStatement.aggregate({
      where: { disputeId: id },
      _max: { position: true },
    })
    const first = (_max.position ?? -1) + 1
    await tx.disputeStatement.createMany({
      data: statementIds.map((statementId, index) => ({
        disputeId: id,
        statementId,
        position: first + index,
      })),
    })
    appendRevision(tx, editor, {
      subject: 'dispute',
      subjectId: id,
      action: 'STATEMENTS_ASSIGNED',
      after: { statementIds },
    })
  })
}

/** Moves a statement one place up or down in the dispute, or removes it. */
export function arrangeStatement(
  editor: Editor,
  { id, revision, statementId, move }: Arrangement,
): Promise<void> {
  assertCan(editor, 'dispute:edit')
  return deskTransaction(async (tx) => {
    await updateAtRevision(tx, 'dispute', { id, revision, data: { state: 'DRAFT' } })
    const assigned = await tx.disputeStatement.findMany({
      where: { disputeId: id },
      orderBy: { position: 'asc' },
      select: { statementId: true },
    })
    const before = assigned.map((row) => row.statementId)
    const place = before.indexOf(statementId)
    if (place === -1) throw new AppError('not_found', 'This statement is not in the dispute any more.')
    const after = before.filter((otherId) => otherId !== statementId)
    if (move === 'out')
      await tx.disputeStatement.delete({ where: { disputeId_statementId: { disputeId: id, statementId } } })
    else after.splice(Math.max(0, place + (move === 'up' ? -1 : 1)), 0, statementId)
    for (const [position, movedId] of after.entries())
      await tx.disputeStatement.update({
        where: { disputeId_statementId: { disputeId: id, statementId: movedId } },
        data: { position },
      })
    appendRevision(tx, editor, {
      subject: 'dispute',
      subjectId: id,
      action: move === 'out' ? 'STATEMENT_REMOVED' : 'STATEMENTS_ORDERED',
      before: { statementIds: before },
      after: { statementIds: after },
    })
  })
}
