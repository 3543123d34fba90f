import 'server-only'
import type { Editor } from '#features/editors/editor'
import { assertCan } from '#features/editors/permissions'
import { recordRevision } from '#features/revisions/commands'
import { deskTransaction, type Transaction } from '#lib/desk-db'
import { AppError } from '#lib/errors'
import { unmetDisputeChecks, unmetRecordChecks } from './checks'
import { deskContributors, deskDispute, deskRecord, type ReviewSubject, usedBy } from './queries'
import type { ApprovalDraft, Submission, Withdrawal } from './schema'

/** Refused, with every unmet check in words, until the subject is ready. */
export function sendToReview(editor: Editor, draft: Submission): Promise<void> {
  assertCan(editor, 'review:send')
  return deskTransaction(async (tx) => {
    const { unmet } = await readyState(editor, tx, draft)
    if (unmet.length > 0) throw new AppError('invalid', unmet.join(' '))
    await moveTo(tx, 'IN_REVIEW', draft)
    await recordStep(tx, editor, { ...draft, change: 'sent to review' })
  })
}

/** Approves exactly the revision that was read. Nobody who changed it since its last publication can. */
export function approve(editor: Editor, { points, ...draft }: ApprovalDraft): Promise<void> {
  assertCan(editor, 'review:approve')
  return deskTransaction(async (tx) => {
    const { uses, speakerIds, state } = await readyState(editor, tx, draft)
    if (state !== 'IN_REVIEW') throw new AppError('conflict', 'It is not in review.')
    const contributors = await deskContributors(editor, tx, { ...draft, uses })
    if (contributors.has(editor.id))
      throw new AppError(
        'forbidden',
        'You changed it since it was last published. A second editor approves it.',
      )
    const conflict = await tx.conflictOfInterest.findFirst({
      where: { editorId: editor.id, speakerId: { in: speakerIds }, withdrawnAt: null },
    })
    if (conflict) throw new AppError('forbidden', 'You declared a conflict of interest on a speaker in it.')
    const { subject, id, revision } = draft
    await moveTo(tx, 'APPROVED', draft)
    await tx.approval.create({
      data: {
        subject,
        recordId: subject === 'RECORD' ? id : null,
        disputeId: subject === 'DISPUTE' ? id : null,
        revision,
        approverId: editor.id,
        points,
      },
    })
    await recordStep(tx, editor, { ...draft, change: 'approved' })
  })
}

/** Takes a published record back: a tombstone stands at every address of it, and its rows leave the lists. */
export function withdrawRecord(editor: Editor, { id, revision, reason }: Withdrawal): Promise<void> {
  assertCan(editor, 'review:withdraw')
  return deskTransaction(async (tx) => {
    const { count } = await tx.record.updateMany({
      where: { id, revision, publicState: 'PUBLISHED' },
      data: { publicState: 'WITHDRAWN' },
    })
    if (count === 0) throw new AppError('conflict', 'It is not published at this revision any more.')
    const { number, slug } = await tx.record.findUniqueOrThrow({
      where: { id },
      select: { number: true, slug: true },
    })
    await tx.tombstone.create({ data: { subject: 'RECORD', subjectId: id, number, slug, reason } })
    await tx.recordListing.deleteMany({ where: { recordId: id } })
    await tx.statementListing.deleteMany({ where: { subjectId: id } })
    await tx.speakerListing.deleteMany({ where: { subjectId: id } })
    await tx.sourceListing.deleteMany({ where: { subjectId: id } })
    await recordStep(tx, editor, { subject: 'RECORD', id, revision, change: 'withdrawn', reason })
  })
}

type Step = Submission & { change: string; reason?: string }

/** A step of review: history and audit, no change of content. */
async function recordStep(
  tx: Transaction,
  editor: Editor,
  { subject, id, revision, ...step }: Step,
): Promise<void> {
  await recordRevision(tx, editor, {
    subject: subject === 'RECORD' ? 'record' : 'dispute',
    subjectId: id,
    isContent: false,
    ...step,
    after: { revision },
  })
}

/** Locks the subject at the revision that was read. */
async function moveTo(
  tx: Transaction,
  state: 'IN_REVIEW' | 'APPROVED',
  { subject, id, revision }: Submission,
): Promise<void> {
  const at = { where: { id, revision }, data: { state } }
  const { count } = subject === 'RECORD' ? await tx.record.updateMany(at) : await tx.dispute.updateMany(at)
  if (count === 0) throw new AppError('conflict', 'Somebody changed it since you read it.')
}

async function readyState(editor: Editor, tx: Transaction, { subject, id }: ReviewSubject) {
  if (subject === 'RECORD') {
    const record = await deskRecord(editor, tx, id)
    if (!record) throw new AppError('not_found', 'The record is not on file.')
    const { ids, speakerIds } = usedBy([record.statementA, record.statementB], record.evidence)
    return { unmet: unmetRecordChecks(record), uses: ids, speakerIds, state: record.state }
  }
  const dispute = await deskDispute(editor, tx, id)
  if (!dispute) throw new AppError('not_found', 'The dispute is not on file.')
  const { ids, speakerIds } = usedBy(dispute.statements.map(({ statement }) => statement))
  return { unmet: unmetDisputeChecks(dispute), uses: ids, speakerIds, state: dispute.state }
}
