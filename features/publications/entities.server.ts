import 'server-only'
import { Prisma } from '#generated/prisma/client'
import { recentVersion } from '#lib/content-version'
import { type Lagging, LaggingValue } from '#lib/lagging-value'
import { publishedDb } from '#lib/published-db.server'
import {
  publishedSource as sourceShape,
  publishedSpeaker as speakerShape,
  publishedStatement as statementShape,
  type PublishedSource,
  type PublishedSpeaker,
  type PublishedStatement,
} from './document'
import { listedMax } from './filter'
import { chronological } from './chronological'
import { publishedContentVersion } from './queries.server'

/** A statement with its dispute. */
export type ListedStatement = PublishedStatement & { disputeSlug: string }

const latestFirst = { seq: 'desc' } as const

/** The statement in its latest publication; null if no visible publication contains it. */
export async function publishedStatement(slug: string): Promise<ListedStatement | null> {
  const row = await publishedDb.statementListing.findFirst({ where: { slug }, orderBy: latestFirst })
  return row && { ...statementShape.parse(row.statement), disputeSlug: row.disputeSlug }
}

export async function publishedSpeaker(slug: string): Promise<PublishedSpeaker | null> {
  const row = await publishedDb.speakerListing.findFirst({ where: { slug }, orderBy: latestFirst })
  return row && speakerShape.parse(row.speaker)
}

export async function publishedSource(slug: string): Promise<PublishedSource | null> {
  const row = await publishedDb.sourceListing.findFirst({ where: { slug }, orderBy: latestFirst })
  return row && sourceShape.parse(row.source)
}

/** Statements by date, each from its latest publication. */
export async function publishedStatementsOf(
  key: { originator: string } | { relayer: string } | { sourceSlug: string },
): Promise<ListedStatement[]> {
  const condition =
    'originator' in key
      ? Prisma.sql`originator = ${key.originator}`
      : 'relayer' in key
        ? Prisma.sql`relayers @> ARRAY[${key.relayer}]`
        : Prisma.sql`"sourceSlug" = ${key.sourceSlug}`
  const rows = await publishedDb.$queryRaw<{ statement: PublishedStatement; disputeSlug: string }[]>`
    SELECT statement, "disputeSlug" FROM (
      SELECT DISTINCT ON (slug) slug, statement, "disputeSlug", "orderOn" FROM published."StatementListing"
      WHERE ${condition} ORDER BY slug, seq DESC
    ) latest ORDER BY "orderOn" DESC NULLS LAST, slug LIMIT ${listedMax}`
  return chronological(rows.map(({ statement, disputeSlug }) => ({ ...statement, disputeSlug })))
}

export type SpeakerInList = { slug: string; name: string; kind: string; statements: number; records: number }

declare global {
  var speakerList: LaggingValue<SpeakerInList[]> | undefined
}
const speakerList = (globalThis.speakerList ??= new LaggingValue({
  load: loadSpeakers,
  isLarge: (speakers) => speakers.length >= listedMax,
}))

/** The originators of published statements by name, with counts. */
export async function publishedSpeakers(): Promise<Lagging<SpeakerInList[]>> {
  return speakerList.get(recentVersion() ?? (await publishedContentVersion()))
}

async function loadSpeakers(): Promise<SpeakerInList[]> {
  const rows = await publishedDb.$queryRaw<
    (Omit<SpeakerInList, 'statements' | 'records'> & { statements: bigint; records: bigint })[]
  >`
    WITH statement_counts AS (
      SELECT originator AS slug, count(DISTINCT slug) AS statements FROM published."StatementListing" GROUP BY 1),
    record_counts AS (
      SELECT o.slug, count(*) AS records FROM published."RecordListing", unnest(originators) AS o(slug) GROUP BY 1)
    SELECT slug, n.name, n.kind, statements, coalesce(records, 0) AS records
    FROM statement_counts LEFT JOIN record_counts USING (slug) CROSS JOIN LATERAL (
      SELECT name, kind FROM published."SpeakerListing" WHERE "SpeakerListing".slug = statement_counts.slug ORDER BY seq DESC LIMIT 1
    ) n ORDER BY n.name, slug LIMIT ${listedMax}`
  return rows.map((row) => ({ ...row, statements: Number(row.statements), records: Number(row.records) }))
}
