import 'server-only'
import { Prisma } from '#generated/prisma/client'
import { databaseNumber, noteVersion } from '#lib/content-version'
import { VersionedCache } from '#lib/cache.server'
import { publishedDb } from '#lib/published-db.server'
import { assertNotBehind } from '#lib/replica-lag'
import type { DisputeDocument, RecordDocument } from './document'
import type { PublicationInfo, PublishedVersion } from './publication'

declare global {
  var recordCache: VersionedCache<PublishedVersion<RecordDocument>> | undefined
  var disputeCache: VersionedCache<PublishedVersion<DisputeDocument>> | undefined
}
const recordCache = (globalThis.recordCache ??= new VersionedCache({ max: 300 }))
const disputeCache = (globalThis.disputeCache ??= new VersionedCache({ max: 16 }))

/** Every read of the content version says how far a replica is behind; null in the primary. */
type Reading = { issueNumber: bigint; lagSeconds: number | null }

/** @throws an outage, by lib/db-errors.ts, if the database is a replica that is too far behind */
function noteReading(reading: Reading, startedAt: number): bigint {
  assertNotBehind(reading.lagSeconds)
  return noteVersion(reading.issueNumber, startedAt)
}

/** The content version, read from the database; also shows whether the database answers. */
export async function publishedContentVersion(): Promise<bigint> {
  const startedAt = performance.now()
  const [row] = await publishedDb.$queryRaw<[Reading]>`
    SELECT number AS "issueNumber", published.lag_seconds() AS "lagSeconds" FROM published."Issue"`
  return noteReading(row, startedAt)
}

/** The given or the latest version of a published record; null if readers may not see one. */
export function publishedRecord(
  number: number,
  version?: number,
): Promise<PublishedVersion<RecordDocument> | null> {
  const condition = Prisma.sql`subject = 'RECORD' AND number = ${number}`
  return loadVersion(recordCache, { condition, key: keyOf(number, version), version })
}

export function publishedDispute(
  slug: string,
  version?: number,
): Promise<PublishedVersion<DisputeDocument> | null> {
  const condition = Prisma.sql`subject = 'DISPUTE' AND slug = ${slug}`
  return loadVersion(disputeCache, { condition, key: keyOf(slug, version), version })
}

const keyOf = (name: number | string, version: number | undefined) => `${name} ${version ?? ''}`

type Row = Reading & {
  document: string | null
  sha256: string
  number: number | null
  slug: string
  version: number
  history: PublicationInfo[]
}
type VersionQuery = { condition: Prisma.Sql; key: string; version: number | undefined }

/**
 * Always one read: it returns the document with its history only if the content version is newer than the cached one.
 * A stored document is not validated again, since it was validated before it was frozen.
 */
async function loadVersion<Document>(
  cache: VersionedCache<PublishedVersion<Document>>,
  { condition, key, version }: VersionQuery,
): Promise<PublishedVersion<Document> | null> {
  const cached = cache.peek(key)
  const startedAt = performance.now()
  const [row] = await publishedDb.$queryRaw<[Row]>`
    SELECT e.number AS "issueNumber", published.lag_seconds() AS "lagSeconds", latest.*
    FROM published."Issue" e LEFT JOIN LATERAL (
      SELECT document, sha256, number, slug, version, (
        SELECT jsonb_agg(jsonb_build_object('version', version, 'publishedAt',
          to_char("publishedAt" AT TIME ZONE 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'changeNote', "changeNote",
          'isCorrection', "isCorrection", 'publishedBy', "publishedBy", 'approvedBy', "approvedBy") ORDER BY version DESC)
        FROM published."LivePublication" WHERE ${condition}
      ) AS history
      FROM published."LivePublication"
      WHERE ${condition} AND version = coalesce(${version ?? null}::int, version)
      ORDER BY version DESC LIMIT 1
    ) latest ON e.number IS DISTINCT FROM ${cached ? databaseNumber(cached.contentVersion) : null}::bigint`
  const { document: json, issueNumber, lagSeconds: _, history, ...publication } = row
  const contentVersion = noteReading(row, startedAt)
  if (cached && databaseNumber(cached.contentVersion) === issueNumber) return cached.value
  if (json === null) return null
  const latestVersion = history[0]?.version ?? publication.version
  let parsed: Document | undefined
  return cache.set(contentVersion, key, {
    ...{ ...publication, json, history, latestVersion },
    get document() {
      return (parsed ??= JSON.parse(json))
    },
  })
}
