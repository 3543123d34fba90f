import 'server-only'
import { recentVersion } from '#lib/content-version'
import { VersionedCache, getOrLoad } from '#lib/cache.server'
import { publishedDb } from '#lib/published-db.server'
import { publishedContentVersion } from './queries.server'

type SiteCounts = {
  records: number
  disputes: number
  statements: number
  sources: number
  withdrawn: number
}

declare global {
  var siteCountsCache: VersionedCache<Promise<SiteCounts>> | undefined
}
const siteCountsCache = (globalThis.siteCountsCache ??= new VersionedCache({ max: 1 }))

/** The counts on the front page; cached per content version. */
export async function publishedSiteCounts(): Promise<SiteCounts> {
  const contentVersion = recentVersion() ?? (await publishedContentVersion())
  return getOrLoad(siteCountsCache, { contentVersion, key: 'figures' }, loadSiteCounts)
}

async function loadSiteCounts(): Promise<SiteCounts> {
  const [row] = await publishedDb.$queryRaw<[Record<keyof SiteCounts, bigint>]>`
    SELECT (SELECT count(*) FROM published."RecordListing") AS records,
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
