import 'server-only'
import { z } from 'zod'
import type { Editor } from '#features/editors/editor'
import type { Prisma } from '#generated/prisma/client'
import { mentionedNumbers } from '#features/annotations/markdown'
import { deskDb, type Transaction } from '#lib/desk-db.server'
import type { RecordDocument } from '#features/publications/document'
import { publicRoles } from './build-document'
import { assertCan } from '#features/editors/permissions'
import type { Conflict } from './review'
import { firstNote } from './schema'

/** An open blocking note stops publication (docs/invariants.md, invariant 8). */
const blockingNotes = {
  where: { annotation: { blocking: true, resolvedAt: null } },
  select: { id: true },
} as const

const statement = {
  targets: blockingNotes,
  attributions: {
    orderBy: { position: 'asc' },
    include: { speaker: true, capacity: { include: { organisation: true } } },
  },
  appearances: { include: { snapshot: { include: { source: true } } } },
} satisfies Prisma.StatementInclude

const record = {
  dispute: true,
  statementA: { include: statement },
  statementB: { include: statement },
  ties: {
    orderBy: { ordinal: 'asc' },
    include: { passages: { orderBy: { start: 'asc' } }, targets: blockingNotes },
  },
  evidence: {
    orderBy: { ordinal: 'asc' },
    include: { snapshot: { include: { source: true } }, targets: blockingNotes },
  },
  targets: {
    include: { annotation: { include: { targets: { orderBy: { ordinal: 'asc' } } } } },
  },
} satisfies Prisma.RecordInclude

const disputeParts = {
  statements: { orderBy: { position: 'asc' }, include: { statement: { include: statement } } },
} satisfies Prisma.DisputeInclude

export type DeskStatement = Prisma.StatementGetPayload<{ include: typeof statement }>
/** What a record's document contains of its dispute. */
type DisputeText = RecordDocument['dispute']
export type DeskRecord = Prisma.RecordGetPayload<{ include: typeof record }> & {
  disputeText: DisputeText
  /** The published records that its notes and evidence name. */
  mentions: number[]
  /** The dispute that is published together with this record; null if it is published already. */
  firstDispute: DeskDispute | null
}
export type DeskDispute = Prisma.DisputeGetPayload<{ include: typeof disputeParts }>

type Key = Prisma.RecordWhereUniqueInput

/** The title and question of a dispute are those readers see. SQL defines them, because a trigger compares them. */
async function findRecord(tx: Transaction, where: Key): Promise<DeskRecord | null> {
  const found = await tx.record.findUnique({ where, include: record })
  if (!found) return null
  const [dispute] = await tx.$queryRaw<[{ text: DisputeText }]>`
    SELECT desk.dispute_text(${found.disputeId}::uuid) AS text`
  return {
    ...found,
    disputeText: dispute.text,
    mentions: await publishedMentions(tx, found),
    firstDispute:
      found.dispute.publicState === 'UNPUBLISHED'
        ? await tx.dispute.findUnique({ where: { id: found.disputeId }, include: disputeParts })
        : null,
  }
}

type Noted = Pick<Prisma.RecordGetPayload<{ include: typeof record }>, 'number' | 'evidence' | 'targets'>

/** Of the records that public texts name, those that are published; the record itself counts. */
async function publishedMentions(tx: Transaction, { number, evidence, targets }: Noted): Promise<number[]> {
  const notes = targets
    .map(({ annotation }) => annotation)
    .filter(
      ({ visibility, parentId, resolvedAt }) =>
        visibility === 'PUBLIC' && parentId === null && resolvedAt === null,
    )
  const texts = [...evidence.map(({ note }) => note), ...notes.map(({ body }) => body)]
  const named = [...new Set(texts.flatMap(mentionedNumbers))]
  if (named.length === 0) return []
  const published = await tx.recordListing.findMany({
    where: { number: { in: named } },
    select: { number: true },
  })
  const numbers = new Set([...published.map((listing) => listing.number), number])
  return named.filter((one) => numbers.has(one)).toSorted((one, other) => one - other)
}

/** All data of a record's document, in its current state at the desk. */
export function deskRecord(tx: Transaction, editor: Editor, id: string): Promise<DeskRecord | null> {
  assertCan(editor, 'desk:read')
  return findRecord(tx, { id })
}

/** As deskRecord, outside a transaction, for the pages of the desk. */
export function deskRecordNumbered(editor: Editor, number: number): Promise<DeskRecord | null> {
  assertCan(editor, 'desk:read')
  return findRecord(deskDb, { number })
}

export function deskDisputeNamed(editor: Editor, slug: string): Promise<DeskDispute | null> {
  assertCan(editor, 'desk:read')
  return deskDb.dispute.findUnique({ where: { slug }, include: disputeParts })
}

export function deskDispute(tx: Transaction, editor: Editor, id: string): Promise<DeskDispute | null> {
  assertCan(editor, 'desk:read')
  return tx.dispute.findUnique({ where: { id }, include: disputeParts })
}

export type ReviewSubject = { subject: 'RECORD' | 'DISPUTE'; id: string }

/** The dispute that goes through review and is published together with this record, or null. */
export async function unpublishedDispute(tx: Transaction, editor: Editor, { subject, id }: ReviewSubject) {
  assertCan(editor, 'desk:read')
  if (subject === 'DISPUTE') return null
  const found = await tx.dispute.findFirst({
    where: { publicState: 'UNPUBLISHED', records: { some: { id } } },
    select: { id: true, revision: true, state: true },
  })
  return found && { ...found, subject: 'DISPUTE' as const }
}

/** The number and slug in the subject's desk addresses. A dispute has no number. */
export async function subjectRef(
  editor: Editor,
  { subject, id }: ReviewSubject,
): Promise<{ number: number | null; slug: string }> {
  assertCan(editor, 'desk:read')
  if (subject === 'RECORD')
    return deskDb.record.findUniqueOrThrow({ where: { id }, select: { number: true, slug: true } })
  const { slug } = await deskDb.dispute.findUniqueOrThrow({ where: { id }, select: { slug: true } })
  return { number: null, slug }
}

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
  const [found] = await tx.$queryRaw<[{ conflict: Conflict | null }]>`
    SELECT desk.conflict_with(${subject}, ${id}::uuid, ${editor.id}::uuid) AS conflict`
  return found.conflict
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

/** A change note as history has it. A sending of an earlier release has none. */
/** As history stores it; a revision of an earlier release has none. */
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
  const of = { subject: revisionSubject(subject), subjectId: id }
  const newest = { orderBy: { number: 'desc' }, select: { editorId: true } } as const
  const released = { action: 'PUBLISHED', after: { path: ['revision'], equals: revision } } as const
  const [last, first, sent, out] = [
    await tx.publication.aggregate({ where: { subject, subjectId: id }, _max: { version: true } }),
    await tx.revision.findFirst({ where: { ...of, number: 1 }, select: { editorId: true } }),
    await tx.revision.findFirst({
      where: { ...of, action: 'SENT_TO_REVIEW' },
      ...newest,
      select: { editorId: true, after: true },
    }),
    await tx.revision.findFirst({ where: { ...of, ...released }, ...newest }),
  ]
  return {
    version: (last._max.version ?? 0) + 1,
    isPublished: out !== null,
    sentBy: sent?.editorId ?? null,
    note: sentNote.parse(sent?.after ?? {}),
    roleOf: publicRoles(first?.editorId ?? null),
  }
}

/** The approval that allows publication of this revision. */
export function currentApproval(
  tx: Transaction,
  editor: Editor,
  { revision, ...of }: ReviewSubject & { revision: number },
) {
  assertCan(editor, 'desk:read')
  return tx.approval.findFirst({ where: { ...approvalKey(of), revision, voidedAt: null } })
}

const approvalsMax = 5
const by = { select: { name: true, role: true } } as const

/** The review history of a subject, newest first, and whether its reader may decide about it. */
export async function deskDecisions(editor: Editor, read: ReviewSubject & { revision: number }) {
  assertCan(editor, 'desk:read')
  const of = { subject: revisionSubject(read.subject), subjectId: read.id }
  // In sequence, so that a page does not take the whole connection pool.
  const { ids: uses } = await dependenciesOf(editor, read)
  const nextVersion = await deskNextVersion(deskDb, editor, read)
  const dispute = await unpublishedDispute(deskDb, editor, read)
  const contributors = new Set<string>()
  let conflict: Conflict | null = null
  for (const released of dispute ? [read, dispute] : [read]) {
    for (const id of await deskContributors(deskDb, editor, released)) contributors.add(id)
    conflict ??= await deskConflictWith(deskDb, editor, released)
  }
  const approvals = await deskDb.approval.findMany({
    where: approvalKey(read),
    orderBy: { approvedAt: 'desc' },
    take: approvalsMax,
    include: { approver: by },
  })
  const approvalsWithVoiding = []
  for (const approval of approvals)
    approvalsWithVoiding.push({ ...approval, voidedBy: await voidingChange(approval, [read.id, ...uses]) })
  const published = await deskDb.publication.findFirst({
    where: { subject: read.subject, subjectId: read.id },
    orderBy: { version: 'desc' },
    select: { version: true, publishedAt: true, document: true },
  })
  const steps = await deskDb.revision.findMany({
    where: { ...of, isContent: false },
    orderBy: { number: 'desc' },
    take: 10,
    select: { action: true, reason: true, madeAt: true, editor: by },
  })
  const out = steps.findIndex(({ action }) => action === 'PUBLISHED')
  const since = out === -1 ? steps : steps.slice(0, out)
  return {
    ...nextVersion,
    hasChanged: contributors.has(editor.id),
    conflict,
    approvals: approvalsWithVoiding,
    published,
    lastStep: steps[0] ?? null,
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
    orderBy: { madeAt: 'asc' },
    select: { subject: true, action: true, editor: by },
  })
}
