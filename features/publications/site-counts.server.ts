import 'server-only'
import { recentVersion } from '#lib/content-version'
import { Prisma } from '#generated/prisma/client'
import { type Lagging, LaggingValue } from '#lib/lagging-value'
import { publishedDb } from '#lib/published-db.server'
import { publishedContentVersion } from './queries.server'

type SiteCounts = {
  records: number
  disputes: number
  statements: number
  sources: number
  withdrawn: number
}

/** Beyond this many records the counts take longer than a page may wait for them. */
export const largeSite = 10_000

declare global {
  var siteCounts: LaggingValue<SiteCounts> | undefined
}
const siteCounts = (globalThis.siteCounts ??= new LaggingValue({
  load: loadSiteCounts,
  isLarge: ({ records }) => records > largeSite,
}))

/** The counts on the front page. */
export async function publishedSiteCounts(): Promise<Lagging<SiteCounts>> {
  return siteCounts.get(recentVersion() ?? (await publishedContentVersion()))
}

/** A query each: together they could exceed the time limit of one. */
async function loadSiteCounts(): Promise<SiteCounts> {
  const count = async (rows: Prisma.Sql) => {
    const [row] = await publishedDb.$queryRaw<[{ count: number }]>`SELECT count(*)::int AS count FROM ${rows}`
    return row.count
  }
  // Rows grouped by an index, where count(DISTINCT …) would sort them.
  return {
    records: await count(Prisma.sql`published."RecordListing"`),
    disputes: await count(Prisma.sql`published."DisputeListing"`),
    statements: await count(Prisma.sql`(SELECT FROM published."StatementListing" GROUP BY slug) statement`),
    sources: await count(Prisma.sql`(SELECT FROM published."SourceListing" GROUP BY slug) source`),
    withdrawn: await count(Prisma.sql`published."Tombstone" WHERE subject = 'RECORD'`),
  }
}
