import 'server-only'
import { Prisma } from '#generated/prisma/client'
import { publishedDb } from '#lib/published-db'
import { pageSize, type RecordFilter } from './filter'
import { recordRow, type RecordRow } from './listing'

/** Of more matches than this, the newest are ranked; the interface says so. */
export const rankedMax = 1000

export type ListedRecord = RecordRow & {
  disputeSlug: string
  disputeTitle: string
  disputeStatements: number
}
type Found = {
  row: unknown
  disputeSlug: string
  disputeTitle: string
  disputeStatements: number | null
  total: bigint
}

const table = Prisma.sql`published."RecordListing"`
const words = (q: string) =>
  Prisma.sql`(websearch_to_tsquery('english', ${q}) || websearch_to_tsquery('simple', ${q}))`

/** The page of records that a filter asks for, both sides each, and how many there are in all; past the end, page 1. */
export async function publishedRecords(
  filter: RecordFilter,
): Promise<{ rows: ListedRecord[]; total: number; page: number }> {
  const { q, page } = filter
  if (filter.status === 'WITHDRAWN') return { rows: [], total: 0, page }
  const newest =
    q === '' ? Prisma.empty : Prisma.sql`ORDER BY "latestOn" DESC NULLS LAST, number LIMIT ${rankedMax}`
  const found = await publishedDb.$queryRaw<Found[]>`
    WITH matches AS (SELECT * FROM ${table} WHERE ${conditionOf(filter)}),
    ranked AS (SELECT * FROM matches ${newest})
    SELECT "row", "disputeSlug", "disputeTitle", (SELECT count(*) FROM matches) AS total,
      (SELECT d."statementCount" FROM published."DisputeListing" d WHERE d.slug = "disputeSlug") AS "disputeStatements"
    FROM ranked ORDER BY ${orderOf(filter)} LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`
  if (found.length === 0 && page > 1) return publishedRecords({ ...filter, page: 1 })
  const rows = found.map(({ row, disputeSlug, disputeTitle, disputeStatements }) => ({
    ...recordRow.parse(row),
    disputeSlug,
    disputeTitle,
    disputeStatements: disputeStatements ?? 0,
  }))
  return { rows, total: Number(found[0]?.total ?? 0), page }
}

function conditionOf(filter: RecordFilter): Prisma.Sql {
  const { q, dispute, speaker, relayer, status, kind, saidFrom, saidTo } = filter
  const number = /^#?(\d{1,9})$/.exec(q)?.[1]
  const conditions = [
    q === '' ? null : Prisma.sql`(search @@ ${words(q)} OR number = ${Number(number ?? -1)})`,
    dispute === null ? null : Prisma.sql`"disputeSlug" = ${dispute}`,
    speaker === null
      ? null
      : speaker === 'itself'
        ? Prisma.sql`"withItself"`
        : Prisma.sql`${speaker} = ANY (originators)`,
    relayer === null ? null : Prisma.sql`${relayer} = ANY (relayers)`,
    status === null ? null : Prisma.sql`status = ${status}`,
    kind === null ? null : Prisma.sql`${kind} = ANY (dimensions)`,
    saidFrom === null ? null : Prisma.sql`"latestOn" >= ${saidFrom}::date`,
    saidTo === null ? null : Prisma.sql`coalesce("saidMin", "latestOn") <= ${saidTo}::date`,
  ].filter((condition) => condition !== null)
  return conditions.length === 0 ? Prisma.sql`true` : Prisma.join(conditions, ' AND ')
}

function orderOf({ q, order }: RecordFilter): Prisma.Sql {
  if (order === 'number') return Prisma.sql`number`
  if (order === 'edited') return Prisma.sql`"publishedAt" DESC, number`
  const rank = q === '' ? Prisma.empty : Prisma.sql`ts_rank(search, ${words(q)}) DESC,`
  return Prisma.sql`${rank} "latestOn" DESC NULLS LAST, number`
}

export type Facet = {
  facet: 'dispute' | 'speaker' | 'status' | 'kind'
  value: string
  label: string
  count: number
}

/** How many published records each choice of each filter has. */
export async function publishedFacets(): Promise<Facet[]> {
  const rows = await publishedDb.$queryRaw<(Omit<Facet, 'count'> & { count: bigint })[]>`
    SELECT 'dispute' AS facet, "disputeSlug" AS value, max("disputeTitle") AS label, count(*) AS count FROM ${table} GROUP BY 2
    UNION ALL
    SELECT 'speaker', o.slug, (SELECT s.name FROM published."SpeakerListing" s WHERE s.slug = o.slug ORDER BY s.seq DESC LIMIT 1), count(*)
      FROM ${table}, unnest(originators) AS o(slug) GROUP BY o.slug
    UNION ALL
    SELECT 'speaker', 'itself', 'With themselves', count(*) FROM ${table} WHERE "withItself"
    UNION ALL
    SELECT 'status', status, status, count(*) FROM ${table} GROUP BY status
    UNION ALL
    SELECT 'status', 'WITHDRAWN', 'Withdrawn', count(*) FROM published."Tombstone" WHERE subject = 'RECORD'
    UNION ALL
    SELECT 'kind', kind, kind, count(*) FROM ${table}, unnest(dimensions) AS d(kind) GROUP BY kind
    ORDER BY facet, count DESC, label`
  return rows.map((row) => ({ ...row, count: Number(row.count) }))
}
