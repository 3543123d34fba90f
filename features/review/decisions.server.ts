import 'server-only'
import { z } from 'zod'
import type { Editor } from '#features/editors/editor'
import { assertCan } from '#features/editors/permissions'
import { deskDb, type Transaction } from '#lib/desk-db.server'
import { publicRoles } from './build-document'
import { type ReviewSubject, unpublishedDispute } from './queries.server'
import type { Conflict } from './review'
import { firstNote } from './schema'

/** Everyone who wrote what the next document changes in the last published one. Invariant 9: none of them approves it. */
export async function deskContributors(
  tx: Transaction,
  editor: Editor,
  { subject, id }: ReviewSubject,
): Promise<Set<string>> {
  assertCan(editor, 'desk:read')
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM desk.contributors(${subject}, ${id}::uuid)`
  return new Set(rows.map((row) => row.id))
}

/** How a conflict of interest bars the editor from this subject. SQL defines it, because the triggers need it too. */
export async function deskConflictWith(
  tx: Transaction,
  editor: Editor,
  { subject, id }: ReviewSubject,
): Promise<Conflict | null> {
  assertCan(editor, 'desk:read')
  const [row] = await tx.$queryRaw<[{ conflict: Conflict | null }]>`
    SELECT desk.conflict_with(${subject}, ${id}::uuid, ${editor.id}::uuid) AS conflict`
  return row.conflict
}

/** The ids of all rows in the subject's next document. SQL defines them, because the triggers need them too. */
export async function dependenciesOf(
  editor: Editor,
  { subject, id }: ReviewSubject,
  tx: Transaction = deskDb,
): Promise<{ ids: string[]; speakerIds: string[] }> {
  assertCan(editor, 'desk:read')
  const rows = await tx.$queryRaw<{ id: string; what: string }[]>`
    SELECT id, what FROM desk.used_by(${subject}, ${id}::uuid)`
  const speakers = rows.filter(({ what }) => what === 'speaker')
  return { ids: rows.map((row) => row.id), speakerIds: speakers.map((row) => row.id) }
}

const revisionSubject = (subject: ReviewSubject['subject']) => (subject === 'RECORD' ? 'record' : 'dispute')
const approvalKey = ({ subject, id }: ReviewSubject) =>
  subject === 'RECORD' ? { subject, recordId: id } : { subject, disputeId: id }

/** The change note as history stores it. A submission of an earlier release has none. */
const sentNote = z.object({
  changeNote: z.string().default(firstNote),
  isCorrection: z.boolean().default(false),
})

/** The next version's number, change note and public roles, and whether this revision is published already. */
export async function deskNextVersion(
  tx: Transaction,
  editor: Editor,
  { subject, id, revision }: ReviewSubject & { revision: number },
) {
  assertCan(editor, 'desk:read')
  const revisionOf = { subject: revisionSubject(subject), subjectId: id }
  const newest = { orderBy: { number: 'desc' }, select: { editorId: true } } as const
  const released = { action: 'PUBLISHED', after: { path: ['revision'], equals: revision } } as const
  const [last, first, submission, publishing] = [
    await tx.publication.aggregate({ where: { subject, subjectId: id }, _max: { version: true } }),
    await tx.revision.findFirst({ where: { ...revisionOf, number: 1 }, select: { editorId: true } }),
    await tx.revision.findFirst({
      where: { ...revisionOf, action: 'SENT_TO_REVIEW' },
      ...newest,
      select: { editorId: true, after: true },
    }),
    await tx.revision.findFirst({ where: { ...revisionOf, ...released }, ...newest }),
  ]
  return {
    version: (last._max.version ?? 0) + 1,
    isPublished: publishing !== null,
    sentBy: submission?.editorId ?? null,
    note: sentNote.parse(submission?.after ?? {}),
    roleOf: publicRoles(first?.editorId ?? null),
  }
}

/** The approval that allows publication of this revision. */
export function currentApproval(
  tx: Transaction,
  editor: Editor,
  { revision, ...key }: ReviewSubject & { revision: number },
) {
  assertCan(editor, 'desk:read')
  return tx.approval.findFirst({ where: { ...approvalKey(key), revision, voidedAt: null } })
}

export type WithdrawalRequest = { reason: string; name: string; madeAt: Date; isOwn: boolean }

/** The latest request, since the last publication, to withdraw a record, preferably of another editor. */
async function withdrawalRequest(editor: Editor, id: string): Promise<WithdrawalRequest | null> {
  const requests = await deskDb.$queryRaw<WithdrawalRequest[]>`
    SELECT r.reason, e.name, r."madeAt", e.id = ${editor.id}::uuid AS "isOwn"
    FROM desk.withdrawal_requests('record', ${id}::uuid) r JOIN desk."Editor" e ON e.id = r."editorId"
    ORDER BY "isOwn", r.number DESC LIMIT 1`
  return requests[0] ?? null
}

/** True if another editor requested the withdrawal in these words since the last publication. */
export async function isWithdrawalRequested(
  tx: Transaction,
  editor: Editor,
  { id, reason }: { id: string; reason: string },
): Promise<boolean> {
  assertCan(editor, 'desk:read')
  const [{ isRequested }] = await tx.$queryRaw<[{ isRequested: boolean }]>`
    SELECT EXISTS (SELECT FROM desk.withdrawal_requests('record', ${id}::uuid)
      WHERE reason = ${reason} AND "editorId" <> ${editor.id}::uuid) AS "isRequested"`
  return isRequested
}

const approvalsMax = 5
const by = { select: { name: true, role: true } } as const

/** The review history of a subject, newest first, and whether its reader may decide about it. */
export async function deskDecisions(editor: Editor, subjectAt: ReviewSubject & { revision: number }) {
  assertCan(editor, 'desk:read')
  const revisionOf = { subject: revisionSubject(subjectAt.subject), subjectId: subjectAt.id }
  // In sequence, so that a page does not take the whole connection pool.
  const { ids: uses } = await dependenciesOf(editor, subjectAt)
  const nextVersion = await deskNextVersion(deskDb, editor, subjectAt)
  const dispute = await unpublishedDispute(deskDb, editor, subjectAt)
  const contributors = new Set<string>()
  let conflict: Conflict | null = null
  for (const released of dispute ? [subjectAt, dispute] : [subjectAt]) {
    for (const id of await deskContributors(deskDb, editor, released)) contributors.add(id)
    conflict ??= await deskConflictWith(deskDb, editor, released)
  }
  const approvals = await deskDb.approval.findMany({
    where: approvalKey(subjectAt),
    orderBy: [{ approvedAt: 'desc' }, { id: 'desc' }],
    take: approvalsMax,
    include: { approver: by },
  })
  const approvalsWithVoiding = []
  for (const approval of approvals)
    approvalsWithVoiding.push({
      ...approval,
      voidedBy: await voidingChange(approval, [subjectAt.id, ...uses]),
    })
  const published = await deskDb.publication.findFirst({
    where: { subject: subjectAt.subject, subjectId: subjectAt.id },
    orderBy: { version: 'desc' },
    select: { version: true, publishedAt: true, document: true },
  })
  const steps = await deskDb.revision.findMany({
    where: { ...revisionOf, isContent: false },
    orderBy: { number: 'desc' },
    take: 10,
    select: { action: true, reason: true, madeAt: true, editor: by },
  })
  const publishedStep = steps.findIndex(({ action }) => action === 'PUBLISHED')
  const since = publishedStep === -1 ? steps : steps.slice(0, publishedStep)
  return {
    ...nextVersion,
    hasChanged: contributors.has(editor.id),
    conflict,
    approvals: approvalsWithVoiding,
    published,
    lastStep: steps[0] ?? null,
    withdrawalRequest: subjectAt.subject === 'RECORD' ? await withdrawalRequest(editor, subjectAt.id) : null,
    correction: since.find(({ action }) => action === 'CORRECTION_OPENED')?.reason ?? null,
  }
}
export type Decisions = Awaited<ReturnType<typeof deskDecisions>>

type Voided = { voidedAt: Date | null; approverId: string }

/** The change that voided an approval. The transaction that voids it writes the change right afterwards. */
function voidingChange({ voidedAt, approverId }: Voided, ids: string[]) {
  if (voidedAt === null) return null
  return deskDb.revision.findFirst({
    where: { subjectId: { in: [...ids, approverId] }, madeAt: { gte: voidedAt } },
    orderBy: [{ madeAt: 'asc' }, { id: 'asc' }],
    select: { subject: true, action: true, editor: by },
  })
}
