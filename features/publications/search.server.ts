import 'server-only'
import { Prisma } from '#generated/prisma/client'
import { recentVersion } from '#lib/content-version'
import { VersionedCache, getOrLoad } from '#lib/cache.server'
import { publishedDb } from '#lib/published-db.server'
import { addressOf, pageSize, type FilterName, type RecordFilter } from './filter'
import type { RecordRow } from './listing-row'
import { publishedContentVersion } from './queries.server'

/** Beyond this many matches only the newest are ranked and listed, and the page notes it. */
const rankedMax = 1000

export type ListedRecord = RecordRow & {
  disputeSlug: string
  disputeTitle: string
  disputeStatements: number
}
/** `isMore`: the search stopped counting at rankedMax, so there are more matches than `total`. */
export type ListedPage = { rows: ListedRecord[]; total: number; isMore: boolean; page: number }

declare global {
  var listPageCache: VersionedCache<Promise<ListedPage>> | undefined
}
const listPageCache = (globalThis.listPageCache ??= new VersionedCache({ max: 100 }))

const table = Prisma.sql`published."RecordListing"`
/** PostgreSQL reads each hyphen as "not" and fails at 32 in a row, so only one directly before a word remains. */
const withoutDashes = (q: string) => q.replaceAll(/-{2,}|-(?![\p{L}\p{N}"])/gu, ' ')
const searchQuery = (q: string) => {
  const query = withoutDashes(q)
  return Prisma.sql`(websearch_to_tsquery('english', ${query}) || websearch_to_tsquery('simple', ${query}))`
}
const newestFirst = Prisma.sql`"latestOn" DESC NULLS LAST, number`

/** The page of records for a filter, with both sides of each, and the total; page 1 if the page is past the end. */
export async function publishedRecords(filter: RecordFilter): Promise<ListedPage> {
  const { q, page } = filter
  if (filter.values.get('status') === 'WITHDRAWN') return { rows: [], total: 0, isMore: false, page }
  if (q !== '') return loadPage(filter, rankedQuery(filter))
  const contentVersion = recentVersion() ?? (await publishedContentVersion())
  const key = `${addressOf(filter).toString()} ${page}`
  return getOrLoad(listPageCache, { contentVersion, key }, () => loadPage(filter, listQuery(filter)))
}

type PageRow = {
  row: RecordRow
  disputeSlug: string
  disputeTitle: string
  disputeStatements: number | null
  total: bigint
}

/** Finds the page's records without loading rows, then loads only those. */
async function loadPage(filter: RecordFilter, matches: Prisma.Sql): Promise<ListedPage> {
  const { q, page } = filter
  const listings = await publishedDb.$queryRaw<PageRow[]>`
    WITH ${matches}
    SELECT l."row", l."disputeSlug", l."disputeTitle", d."statementCount" AS "disputeStatements", total
    FROM chosen JOIN ${table} l USING (number) LEFT JOIN published."DisputeListing" d ON d.slug = l."disputeSlug"
    ORDER BY place`
  if (listings.length === 0 && page > 1) return publishedRecords({ ...filter, page: 1 })
  const rows = listings.map(({ row, disputeSlug, disputeTitle, disputeStatements }) => ({
    ...row,
    disputeSlug,
    disputeTitle,
    disputeStatements: disputeStatements ?? 0,
  }))
  const total = Number(listings[0]?.total ?? 0)
  if (q === '' || total <= rankedMax) return { rows, total, isMore: false, page }
  return { rows, total: rankedMax, isMore: true, page }
}

const limitOffset = (page: number) => Prisma.sql`LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`

function listQuery(filter: RecordFilter): Prisma.Sql {
  const condition = conditionOf(filter)
  const order = orderOf(filter.order) ?? newestFirst
  return Prisma.sql`chosen AS (
    SELECT number, row_number() OVER (ORDER BY ${order}) AS place,
      (SELECT count(*) FROM ${table} WHERE ${condition}) AS total
    FROM ${table} WHERE ${condition} ORDER BY ${order} ${limitOffset(filter.page)})`
}

/** Ranks only the newest matches and looks for one more, so that a frequent word costs no more than a rare one. */
function rankedQuery(filter: RecordFilter): Prisma.Sql {
  const tsquery = searchQuery(filter.q)
  const order = orderOf(filter.order) ?? Prisma.sql`ts_rank(search, ${tsquery}) DESC, ${newestFirst}`
  return Prisma.sql`matches AS MATERIALIZED (
      SELECT number, "latestOn", "publishedAt", search FROM ${table} WHERE ${conditionOf(filter)}
      ORDER BY ${newestFirst} LIMIT ${rankedMax + 1}),
    chosen AS (
      SELECT number, row_number() OVER (ORDER BY ${order}) AS place, (SELECT count(*) FROM matches) AS total
      FROM (SELECT * FROM matches LIMIT ${rankedMax}) newest ORDER BY ${order} ${limitOffset(filter.page)})`
}

function orderOf(order: RecordFilter['order']): Prisma.Sql | null {
  if (order === 'number') return Prisma.sql`number`
  return order === 'edited' ? Prisma.sql`"publishedAt" DESC, number` : null
}

const conditions: Record<FilterName, (value: string) => Prisma.Sql> = {
  dispute: (slug) => Prisma.sql`"disputeSlug" = ${slug}`,
  speaker: (slug) =>
    slug === 'itself' ? Prisma.sql`"withItself"` : Prisma.sql`originators @> ARRAY[${slug}]`,
  relayer: (slug) => Prisma.sql`relayers @> ARRAY[${slug}]`,
  status: (status) => Prisma.sql`status = ${status}`,
  kind: (kind) => Prisma.sql`dimensions @> ARRAY[${kind}]`,
  'said-from': (day) => Prisma.sql`"latestOn" >= ${day}::date`,
  'said-to': (day) => Prisma.sql`coalesce("saidMin", "latestOn") <= ${day}::date`,
}

function conditionOf({ q, values }: RecordFilter): Prisma.Sql {
  const number = /^#?(\d{1,9})$/.exec(q)?.[1]
  const all = [
    ...(q === '' ? [] : [Prisma.sql`(search @@ ${searchQuery(q)} OR number = ${Number(number ?? -1)})`]),
    ...[...values].map(([name, value]) => conditions[name](value)),
  ]
  return all.length === 0 ? Prisma.sql`true` : Prisma.join(all, ' AND ')
}
