import 'server-only'
import type { Editor } from '#features/editors/editor'
import type { Prisma } from '#generated/prisma/client'
import { mentionedNumbers } from '#features/annotations/markdown'
import { deskDb, type Transaction } from '#lib/desk-db.server'
import type { RecordDocument } from '#features/publications/document'
import { assertCan } from '#features/editors/permissions'

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
/** The parts of a dispute in its records' documents. */
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
  const stored = await tx.record.findUnique({ where, include: record })
  if (!stored) return null
  const [dispute] = await tx.$queryRaw<[{ text: DisputeText }]>`
    SELECT desk.dispute_text(${stored.disputeId}::uuid) AS text`
  return {
    ...stored,
    disputeText: dispute.text,
    mentions: await publishedMentions(tx, stored),
    firstDispute:
      stored.dispute.publicState === 'UNPUBLISHED'
        ? await tx.dispute.findUnique({ where: { id: stored.disputeId }, include: disputeParts })
        : null,
  }
}

type Noted = Pick<Prisma.RecordGetPayload<{ include: typeof record }>, 'number' | 'evidence' | 'targets'>

/** The published records that public texts mention, including the record itself. */
async function publishedMentions(tx: Transaction, { number, evidence, targets }: Noted): Promise<number[]> {
  const notes = targets
    .map(({ annotation }) => annotation)
    .filter(
      ({ visibility, parentId, resolvedAt }) =>
        visibility === 'PUBLIC' && parentId === null && resolvedAt === null,
    )
  const texts = [...evidence.map(({ note }) => note), ...notes.map(({ body }) => body)]
  const mentioned = [...new Set(texts.flatMap(mentionedNumbers))]
  if (mentioned.length === 0) return []
  const published = await tx.recordListing.findMany({
    where: { number: { in: mentioned } },
    select: { number: true },
  })
  const numbers = new Set([...published.map((listing) => listing.number), number])
  return mentioned.filter((mention) => numbers.has(mention)).toSorted((left, right) => left - right)
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
  const dispute = await tx.dispute.findFirst({
    where: { publicState: 'UNPUBLISHED', records: { some: { id } } },
    select: { id: true, revision: true, state: true },
  })
  return dispute && { ...dispute, subject: 'DISPUTE' as const }
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
