import 'server-only'
import { publishedDb } from '#lib/published-db'
import type { DisputeDocument, RecordDocument } from './document'

export type Edition = Pick<
  RecordDocument,
  'version' | 'changeNote' | 'isCorrection' | 'publishedBy' | 'approvedBy' | 'publishedAt'
>
export type Published<Document> = {
  document: Document
  /** The exact bytes that the SHA-256 is of. */
  json: string
  sha256: string
  latestVersion: number
  history: Edition[]
}

const editionColumns = {
  version: true,
  publishedAt: true,
  changeNote: true,
  isCorrection: true,
  publishedBy: true,
  approvedBy: true,
} as const

/** A version of a published record, the latest when none is named; null when there is none that readers may see. */
export function publishedRecord(number: number, version?: number): Promise<Published<RecordDocument> | null> {
  return publishedVersion({ subject: 'RECORD', number }, version)
}

export function publishedDispute(slug: string, version?: number): Promise<Published<DisputeDocument> | null> {
  return publishedVersion({ subject: 'DISPUTE', slug }, version)
}

/** What was frozen was parsed before; it is believed when it comes back. */
async function publishedVersion<Document>(
  where: { subject: 'RECORD'; number: number } | { subject: 'DISPUTE'; slug: string },
  version: number | undefined,
): Promise<Published<Document> | null> {
  const [publication, editions] = await Promise.all([
    publishedDb.livePublication.findFirst({
      where: version === undefined ? where : { ...where, version },
      orderBy: { version: 'desc' },
      select: { document: true, sha256: true },
    }),
    publishedDb.livePublication.findMany({ where, orderBy: { version: 'desc' }, select: editionColumns }),
  ])
  const [latest] = editions
  if (!publication || !latest) return null
  const document: Document = JSON.parse(publication.document)
  const history = editions.map((edition) => ({ ...edition, publishedAt: edition.publishedAt.toISOString() }))
  return {
    document,
    json: publication.document,
    sha256: publication.sha256,
    latestVersion: latest.version,
    history,
  }
}

export type Withdrawn = { number: number | null; slug: string; withdrawnAt: string; reason: string }
const tombstoneColumns = { number: true, slug: true, withdrawnAt: true, reason: true } as const

export async function withdrawnRecord(number: number): Promise<Withdrawn | null> {
  const found = await publishedDb.tombstone.findFirst({
    where: { subject: 'RECORD', number },
    select: tombstoneColumns,
  })
  return found && { ...found, withdrawnAt: found.withdrawnAt.toISOString() }
}

export async function withdrawnDispute(slug: string): Promise<Withdrawn | null> {
  const found = await publishedDb.tombstone.findFirst({
    where: { subject: 'DISPUTE', slug },
    select: tombstoneColumns,
  })
  return found && { ...found, withdrawnAt: found.withdrawnAt.toISOString() }
}

/** Records that were taken back, the latest first. */
export async function withdrawnRecords(): Promise<Withdrawn[]> {
  const found = await publishedDb.tombstone.findMany({
    where: { subject: 'RECORD' },
    orderBy: { withdrawnAt: 'desc' },
    select: tombstoneColumns,
    take: 200,
  })
  return found.map((tombstone) => ({ ...tombstone, withdrawnAt: tombstone.withdrawnAt.toISOString() }))
}

/** What the front page counts. */
export async function publishedFigures() {
  const [row] = await publishedDb.$queryRaw<
    [{ records: bigint; disputes: bigint; statements: bigint; sources: bigint; withdrawn: bigint }]
  >`SELECT (SELECT count(*) FROM published."RecordListing") AS records,
      (SELECT count(*) FROM published."DisputeListing") AS disputes,
      (SELECT count(DISTINCT slug) FROM published."StatementListing") AS statements,
      (SELECT count(DISTINCT slug) FROM published."SourceListing") AS sources,
      (SELECT count(*) FROM published."Tombstone" WHERE subject = 'RECORD') AS withdrawn`
  return {
    records: Number(row.records),
    disputes: Number(row.disputes),
    statements: Number(row.statements),
    sources: Number(row.sources),
    withdrawn: Number(row.withdrawn),
  }
}
