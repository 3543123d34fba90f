import 'server-only'
import { Prisma } from '#generated/prisma/client'
import { recentVersion, noteVersion } from '#lib/content-version.server'
import { VersionedCache } from '#lib/cache.server'
import { publishedDb } from '#lib/published-db.server'
import type { DisputeDocument, RecordDocument } from './document'
import type { PublicationInfo, PublishedVersion } from './publication'

declare global {
  var recordCache: VersionedCache<PublishedVersion<RecordDocument>> | undefined
  var disputeCache: VersionedCache<PublishedVersion<DisputeDocument>> | undefined
}
const recordCache = (globalThis.recordCache ??= new VersionedCache(300))
const disputeCache = (globalThis.disputeCache ??= new VersionedCache(16))

/** The number of what is published now; asked of the database. It also tells whether the database answers. */
export async function publishedContentVersion(): Promise<bigint> {
  const [row] = await publishedDb.$queryRaw<[{ number: bigint }]>`SELECT number FROM published."Issue"`
  return noteVersion(row.number)
}

/** A version of a published record, the latest when none is named; null when there is none that readers may see. */
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

/** For a page: its door has asked a moment ago, and what it was told need not be asked again. */
export function publishedRecordCached(
  number: number,
  version?: number,
): Promise<PublishedVersion<RecordDocument> | null> {
  return cachedIfRecent(recordCache, keyOf(number, version)) ?? publishedRecord(number, version)
}

/** As publishedRecordBehindDoor. */
export function publishedDisputeCached(
  slug: string,
  version?: number,
): Promise<PublishedVersion<DisputeDocument> | null> {
  return cachedIfRecent(disputeCache, keyOf(slug, version)) ?? publishedDispute(slug, version)
}

const keyOf = (name: number | string, version: number | undefined) => `${name} ${version ?? ''}`

function cachedIfRecent<Document>(
  cache: VersionedCache<PublishedVersion<Document>>,
  key: string,
): Promise<PublishedVersion<Document>> | null {
  const contentVersion = recentVersion()
  const cached = contentVersion === null ? undefined : cache.get(contentVersion, key)
  return cached ? Promise.resolve(cached) : null
}

type Row = {
  contentVersion: bigint
  document: string | null
  sha256: string
  number: number | null
  slug: string
  version: number
  history: PublicationInfo[]
}
type VersionQuery = { condition: Prisma.Sql; key: string; version: number | undefined }

/**
 * Always one read: it asks for a newer content version than the cached one and only then returns the document
 * with its history. What was frozen was parsed before; it is believed when it comes back.
 */
async function loadVersion<Document>(
  cache: VersionedCache<PublishedVersion<Document>>,
  { condition, key, version }: VersionQuery,
): Promise<PublishedVersion<Document> | null> {
  const cached = cache.peek(key)
  const [row] = await publishedDb.$queryRaw<[Row]>`
    SELECT e.number AS "contentVersion", found.*
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
    ) found ON e.number IS DISTINCT FROM ${cached?.contentVersion ?? null}::bigint`
  noteVersion(row.contentVersion)
  if (cached?.contentVersion === row.contentVersion) return cached.value
  const { document: json, contentVersion, history, ...found } = row
  if (json === null) return null
  const latestVersion = history[0]?.version ?? found.version
  let parsed: Document | undefined
  return cache.set(contentVersion, key, {
    ...{ ...found, json, history, latestVersion },
    get document() {
      return (parsed ??= JSON.parse(json))
    },
  })
}
