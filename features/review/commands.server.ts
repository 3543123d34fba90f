import 'server-only'
import { type EditorialState, editorialStateLabels, type PublicState } from '#features/disputes/state'
import type { Editor } from '#features/editors/editor'
import { assertCan } from '#features/editors/permissions'
import { requireFreshFactor } from '#features/editors/step-up.server'
import { appendRevision } from '#features/history/commands.server'
import { deskTransaction, type Transaction } from '#lib/desk-db.server'
import { AppError, FieldError } from '#lib/errors'
import { uncapital } from '#lib/text'
import { type Check, disputeChecks, recordChecks, toConfirmOf, unmetOf } from './checks'
import {
  deskConflictWith,
  deskContributors,
  deskNextVersion,
  isWithdrawalRequested,
} from './decisions.server'
import { deskDispute, deskRecord, type ReviewSubject, unpublishedDispute } from './queries.server'
import type { RevisionAction } from '#features/history/revision-action'
import { conflictReasons, ownChange, takenBack, withdrawnAtOnce } from './review'
import {
  type ApprovalDraft,
  firstNote,
  type Correction,
  type Returning,
  type Submission,
  type Withdrawal,
} from './schema'
import { partialWords } from './wording-lint'

/** Refuses an incomplete subject; the message names every unmet check. The change note is approved with the revision. */
export async function sendToReview(editor: Editor, submission: Submission): Promise<void> {
  assertCan(editor, 'review:send')
  return deskTransaction((tx) => sendToReviewInTx(tx, editor, submission))
}

/** Runs inside the transaction of a command that sends a subject to review. */
export async function sendToReviewInTx(
  tx: Transaction,
  editor: Editor,
  submission: Submission,
): Promise<void> {
  assertCan(editor, 'review:send')
  const { changeNote = firstNote, isCorrection = false, ...draft } = submission
  assertNeutral('changeNote', changeNote)
  await moveTo(tx, editor, { ...draft, from: ['DRAFT'], to: 'IN_REVIEW' })
  const { unmet } = await readinessOf(tx, editor, draft)
  if (unmet.length > 0) throw new AppError('invalid', unmet.join(' '))
  appendReviewStep(tx, editor, {
    ...draft,
    action: 'SENT_TO_REVIEW',
    after: { changeNote, isCorrection },
  })
  const dispute = await unpublishedDispute(tx, editor, draft)
  if (dispute?.state !== 'DRAFT') return
  await moveTo(tx, editor, { ...dispute, from: ['DRAFT'], to: 'IN_REVIEW' })
  appendReviewStep(tx, editor, {
    ...dispute,
    action: 'SENT_TO_REVIEW',
    after: { changeNote: firstNote, isCorrection: false },
  })
}

/**
 * Approves exactly the revision that the editor read. Editors who changed it since its last publication cannot approve.
 */
export function approve(editor: Editor, draft: ApprovalDraft): Promise<void> {
  assertCan(editor, 'review:approve')
  return deskTransaction(async (tx) => {
    await approveInTx(tx, editor, draft)
    const dispute = await unpublishedDispute(tx, editor, draft)
    if (dispute?.state === 'DRAFT')
      throw new AppError(
        'conflict',
        'Its dispute was sent back. Send the record back as well, and then both anew.',
      )
    const { points, areWordsNeutral } = draft
    if (dispute?.state === 'IN_REVIEW') await approveInTx(tx, editor, { ...dispute, points, areWordsNeutral })
  })
}

async function approveInTx(tx: Transaction, editor: Editor, draft: ApprovalDraft): Promise<void> {
  const { subject, id, revision, points, changeNote, isCorrection, areWordsNeutral = false } = draft
  const subjectAt = { subject, id, revision }
  await moveTo(tx, editor, { ...subjectAt, from: ['IN_REVIEW'], to: 'APPROVED' })
  const { unmet, toConfirm, publicState } = await readinessOf(tx, editor, subjectAt)
  const contributors = await deskContributors(tx, editor, subjectAt)
  if (contributors.has(editor.id)) throw new AppError('forbidden', ownChange(publicState, 'approves'))
  const conflict = await deskConflictWith(tx, editor, subjectAt)
  if (conflict !== null) throw new AppError('forbidden', conflictReasons[conflict])
  if (unmet.length > 0) throw new AppError('invalid', unmet.join(' '))
  if (toConfirm.length > 0 && !areWordsNeutral)
    throw new FieldError('points.wording', `Confirm these words, or send it back. ${toConfirm.join(' ')}`)
  const confirmed = [...points, ...toConfirm.map((sentence) => `${sentence} It is neutral here.`)]
  const { note } = await deskNextVersion(tx, editor, subjectAt)
  if (
    (changeNote ?? note.changeNote) !== note.changeNote ||
    (isCorrection ?? note.isCorrection) !== note.isCorrection
  )
    throw new AppError('conflict', 'Its change note is another one since you read it.')
  await tx.approval.create({
    data: {
      subject,
      recordId: subject === 'RECORD' ? id : null,
      disputeId: subject === 'DISPUTE' ? id : null,
      revision,
      approverId: editor.id,
      points: confirmed,
    },
  })
  appendReviewStep(tx, editor, { ...subjectAt, action: 'APPROVED', after: { points: confirmed, ...note } })
}

/**
 * Makes the subject a draft again, with a reason for its author. This voids an approval that is not published yet. An
 * unpublished dispute goes back with the last record that was sent with it.
 */
export function sendBack(editor: Editor, draft: Returning): Promise<void> {
  assertCan(editor, 'review:return')
  return deskTransaction((tx) => returnWithDispute(tx, editor, { ...draft, from: ['IN_REVIEW', 'APPROVED'] }))
}

/** The sender can take a subject back from review until it is approved. */
export function takeBack(editor: Editor, subjectAt: At): Promise<void> {
  assertCan(editor, 'review:send')
  return deskTransaction(async (tx) => {
    await returnWithDispute(tx, editor, { ...subjectAt, reason: takenBack, from: ['IN_REVIEW'] })
    const sent = await tx.revision.findFirst({
      where: { subjectId: subjectAt.id, action: 'SENT_TO_REVIEW' },
      orderBy: { number: 'desc' },
      select: { editorId: true },
    })
    if (sent?.editorId !== editor.id)
      throw new AppError('forbidden', 'Only the editor who sent it can take it back. Send it back instead.')
  })
}

type Return = Returning & { from: EditorialState[] }

async function returnWithDispute(tx: Transaction, editor: Editor, draft: Return): Promise<void> {
  await sendBackInTx(tx, editor, draft)
  const dispute = await unpublishedDispute(tx, editor, draft)
  if (!dispute || dispute.state === 'DRAFT') return
  const others = { disputeId: dispute.id, state: { not: 'DRAFT' } } as const
  if ((await tx.record.count({ where: others })) === 0)
    await sendBackInTx(tx, editor, { ...draft, ...dispute })
}

async function sendBackInTx(
  tx: Transaction,
  editor: Editor,
  { reason, from, ...draft }: Return,
): Promise<void> {
  const { subject, id, revision } = draft
  await moveTo(tx, editor, { subject, id, revision, from, to: 'DRAFT' })
  await tx.$executeRaw`
    UPDATE desk."Approval" SET "voidedAt" = clock_timestamp()
    WHERE ${id}::uuid IN ("recordId", "disputeId") AND "voidedAt" IS NULL`
  appendReviewStep(tx, editor, { subject, id, revision, action: 'SENT_BACK', reason })
}

/** Announces the correction of a published subject. The next version carries the reason. */
export function correct(editor: Editor, { reason, ...draft }: Correction): Promise<void> {
  assertCan(editor, 'review:correct')
  return deskTransaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM desk."Record" WHERE id = ${draft.id}::uuid FOR UPDATE`
    await tx.$queryRaw`SELECT 1 FROM desk."Dispute" WHERE id = ${draft.id}::uuid FOR UPDATE`
    const { isPublished } = await deskNextVersion(tx, editor, draft)
    const tombstone = await tx.tombstone.findFirst({ where: { subject: draft.subject, subjectId: draft.id } })
    if (tombstone) throw new AppError('conflict', 'It was withdrawn.')
    if (!isPublished) throw new AppError('conflict', 'This revision is not what readers see any more.')
    appendReviewStep(tx, editor, { ...draft, action: 'CORRECTION_OPENED', reason })
  })
}

/** Asks another editor to withdraw a published record. The reason becomes public with the withdrawal. */
export function askToWithdraw(editor: Editor, { id, revision, reason }: Withdrawal): Promise<void> {
  assertCan(editor, 'review:correct')
  assertNeutral('reason', reason)
  return deskTransaction(async (tx) => {
    const [stored] = await tx.$queryRaw<{ revision: number; publicState: string }[]>`
      SELECT revision, "publicState"::text FROM desk."Record" WHERE id = ${id}::uuid FOR UPDATE`
    if (stored?.publicState !== 'PUBLISHED' || stored.revision !== revision)
      throw new AppError('conflict', notPublished)
    appendReviewStep(tx, editor, { subject: 'RECORD', id, revision, action: 'WITHDRAWAL_ASKED', reason })
  })
}

/**
 * Withdraws a published record: each of its addresses shows a tombstone, and its listing rows are deleted. Readers see
 * the reason if another editor requested the withdrawal in the same words, else a fixed sentence.
 */
export async function withdrawRecord(editor: Editor, { id, revision, reason }: Withdrawal): Promise<void> {
  assertCan(editor, 'review:withdraw')
  assertNeutral('reason', reason)
  return deskTransaction(async (tx) => {
    await requireFreshFactor(tx, editor)
    const { count } = await tx.record.updateMany({
      where: { id, revision, publicState: 'PUBLISHED' },
      data: { publicState: 'WITHDRAWN' },
    })
    if (count === 0) throw new AppError('conflict', notPublished)
    const { number, slug } = await tx.record.findUniqueOrThrow({
      where: { id },
      select: { number: true, slug: true },
    })
    const at = { subject: 'RECORD', id, revision } as const
    const conflict = await deskConflictWith(tx, editor, at)
    if (conflict !== null) throw new AppError('forbidden', conflictReasons[conflict])
    const isConfirmed = await isWithdrawalRequested(tx, editor, { id, reason })
    if (!isConfirmed) appendReviewStep(tx, editor, { ...at, action: 'WITHDRAWAL_ASKED', reason })
    const shown = isConfirmed ? reason : withdrawnAtOnce
    await tx.tombstone.create({ data: { subject: 'RECORD', subjectId: id, number, slug, reason: shown } })
    appendReviewStep(tx, editor, { ...at, action: 'WITHDRAWN', reason: shown })
  })
}
const notPublished = 'It is not published at this revision any more.'

/** Refuses a word of ours that takes a side, at the field of the form. */
function assertNeutral(field: string, text: string): void {
  const [word] = partialWords(text)
  if (word !== undefined) throw new FieldError(field, `“${word}” takes a side. Readers see this text.`)
}

type At = ReviewSubject & { revision: number }
type Step = At & {
  action: RevisionAction
  reason?: string
  after?: Record<string, string | boolean | string[]>
}

/** Appends a review step to history and audit log. The content does not change. */
function appendReviewStep(tx: Transaction, editor: Editor, step: Step): void {
  const { subject, id, revision, action, reason, after } = step
  appendRevision(tx, editor, {
    subject: subject === 'RECORD' ? 'record' : 'dispute',
    subjectId: id,
    isContent: false,
    action,
    ...(reason === undefined ? {} : { reason }),
    after: { revision, ...after },
  })
}

type Move = At & { from: EditorialState[]; to: EditorialState }

/**
 * Locks the subject at the revision that the editor read. Only one of two concurrent decisions succeeds; the other gets
 * the reason.
 */
async function moveTo(tx: Transaction, editor: Editor, { from, to, ...subjectAt }: Move): Promise<void> {
  const { subject, id, revision } = subjectAt
  const at = {
    where: { id, revision, state: { in: from }, publicState: { not: 'WITHDRAWN' } },
    data: { state: to },
  } as const
  const { count } = subject === 'RECORD' ? await tx.record.updateMany(at) : await tx.dispute.updateMany(at)
  if (count === 0) throw await moveConflict(tx, subjectAt)
  const { isPublished } = await deskNextVersion(tx, editor, subjectAt)
  if (isPublished) throw new AppError('conflict', 'This revision is published already. Change it first.')
}

const refusalAt = (state: EditorialState): string =>
  state === 'DRAFT'
    ? `It is not ${uncapital(editorialStateLabels.IN_REVIEW)}.`
    : `It is ${uncapital(editorialStateLabels[state])} already.`

async function moveConflict(tx: Transaction, { subject, id, revision }: At): Promise<AppError> {
  const select = { revision: true, state: true, publicState: true }
  const stored =
    subject === 'RECORD'
      ? await tx.record.findUnique({ where: { id }, select })
      : await tx.dispute.findUnique({ where: { id }, select })
  if (!stored) return new AppError('not_found', `The ${subject.toLowerCase()} is not on file.`)
  if (stored.publicState === 'WITHDRAWN') return new AppError('conflict', 'It was withdrawn.')
  if (stored.revision !== revision) return new AppError('conflict', 'Somebody changed it since you read it.')
  return new AppError('conflict', refusalAt(stored.state))
}

async function readinessOf(tx: Transaction, editor: Editor, subject: ReviewSubject) {
  const { checks, publicState } = await checksOf(tx, editor, subject)
  return { unmet: unmetOf(checks), toConfirm: toConfirmOf(checks), publicState }
}

type Checked = { checks: Check[]; publicState: PublicState }

async function checksOf(tx: Transaction, editor: Editor, { subject, id }: ReviewSubject): Promise<Checked> {
  if (subject === 'RECORD') {
    const record = await deskRecord(tx, editor, id)
    if (!record) throw new AppError('not_found', 'The record is not on file.')
    return { checks: recordChecks(record), publicState: record.publicState }
  }
  const dispute = await deskDispute(tx, editor, id)
  if (!dispute) throw new AppError('not_found', 'The dispute is not on file.')
  return { checks: disputeChecks(dispute), publicState: dispute.publicState }
}
