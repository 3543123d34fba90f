import 'server-only'
import type { Editor } from '#features/editors/editor'
import type { Prisma } from '#generated/prisma/client'
import type { Transaction } from '#lib/desk-db'

/** What stops publication wherever it stands: DOMAIN.md, invariant 8. */
const blocked = {
  where: { annotation: { blocking: true, resolvedAt: null } },
  select: { id: true },
} as const

const statement = {
  targets: blocked,
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
    include: { passages: { orderBy: { start: 'asc' } }, targets: blocked },
  },
  evidence: {
    orderBy: { ordinal: 'asc' },
    include: { snapshot: { include: { source: true } }, targets: blocked },
  },
  targets: {
    include: { annotation: { include: { targets: { orderBy: { ordinal: 'asc' } } } } },
  },
} satisfies Prisma.RecordInclude

const dispute = {
  statements: { orderBy: { position: 'asc' }, include: { statement: { include: statement } } },
} satisfies Prisma.DisputeInclude

export type DeskStatement = Prisma.StatementGetPayload<{ include: typeof statement }>
export type DeskRecord = Prisma.RecordGetPayload<{ include: typeof record }>
export type DeskDispute = Prisma.DisputeGetPayload<{ include: typeof dispute }>

/** Everything a record's document is made of, as it stands on the desk. */
export function deskRecord(_editor: Editor, tx: Transaction, id: string): Promise<DeskRecord | null> {
  return tx.record.findUnique({ where: { id }, include: record })
}

export function deskDispute(_editor: Editor, tx: Transaction, id: string): Promise<DeskDispute | null> {
  return tx.dispute.findUnique({ where: { id }, include: dispute })
}

export type ReviewSubject = { subject: 'RECORD' | 'DISPUTE'; id: string }

/**
 * Everyone who changed what the subject's next version is made of, since its last publication: the subject itself,
 * its statements, and their speakers and sources. Invariant 9: none of them can approve it.
 */
export async function deskContributors(
  _editor: Editor,
  tx: Transaction,
  { subject, id, uses }: ReviewSubject & { uses: string[] },
): Promise<Set<string>> {
  const last = await tx.publication.aggregate({
    where: { subject, subjectId: id },
    _max: { publishedAt: true },
  })
  const revisions = await tx.revision.findMany({
    where: {
      subjectId: { in: [id, ...uses] },
      isContent: true,
      ...(last._max.publishedAt ? { madeAt: { gt: last._max.publishedAt } } : {}),
    },
    select: { editorId: true },
    distinct: ['editorId'],
  })
  return new Set(revisions.map(({ editorId }) => editorId))
}

/** The ids of all that a document depends on, as desk.used_by counts them. */
export function usedBy(
  statements: readonly DeskStatement[],
  evidence: DeskRecord['evidence'] = [],
): { ids: string[]; speakerIds: string[] } {
  const links = statements.flatMap(({ attributions }) => attributions)
  const speakerIds = links.map(({ speakerId }) => speakerId)
  const organisationIds = links.map(({ capacity }) => capacity?.organisationId)
  const sourceIds = [
    ...statements.flatMap(({ appearances }) => appearances.map(({ snapshot }) => snapshot.sourceId)),
    ...evidence.map(({ snapshot }) => snapshot?.sourceId),
  ]
  const ids = [...statements.map(({ id }) => id), ...speakerIds, ...organisationIds, ...sourceIds]
  return { ids: ids.filter((id) => typeof id === 'string'), speakerIds }
}
