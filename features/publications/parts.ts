import 'server-only'
import { publishedDb } from '#lib/published-db'
import {
  publishedSource as sourceShape,
  publishedSpeaker as speakerShape,
  publishedStatement as statementShape,
  type PublishedSource,
  type PublishedSpeaker,
  type PublishedStatement,
} from './document'
import { inOrderOfTime } from './order'

/** A statement with the dispute it belongs to. */
export type ListedStatement = PublishedStatement & { disputeSlug: string }

const latestFirst = { seq: 'desc' } as const

/** As the latest publication that holds it has it; null when none that readers may see does. */
export async function publishedStatement(slug: string): Promise<ListedStatement | null> {
  const found = await publishedDb.statementListing.findFirst({ where: { slug }, orderBy: latestFirst })
  return found && { ...statementShape.parse(found.statement), disputeSlug: found.disputeSlug }
}

export async function publishedSpeaker(slug: string): Promise<PublishedSpeaker | null> {
  const found = await publishedDb.speakerListing.findFirst({ where: { slug }, orderBy: latestFirst })
  return found && speakerShape.parse(found.speaker)
}

export async function publishedSource(slug: string): Promise<PublishedSource | null> {
  const found = await publishedDb.sourceListing.findFirst({ where: { slug }, orderBy: latestFirst })
  return found && sourceShape.parse(found.source)
}

const listMax = 500

/** Statements in order of time, each as its latest publication has it. */
export async function publishedStatementsOf(
  by: { originator: string } | { relayer: string } | { sourceSlug: string },
): Promise<ListedStatement[]> {
  const found = await publishedDb.statementListing.findMany({
    where: 'relayer' in by ? { relayers: { has: by.relayer } } : by,
    orderBy: [{ slug: 'asc' }, { seq: 'desc' }],
    distinct: ['slug'],
    take: listMax,
  })
  return inOrderOfTime(
    found.map(({ statement, disputeSlug }) => ({ ...statementShape.parse(statement), disputeSlug })),
  )
}

export type SpeakerInList = { slug: string; name: string; kind: string; statements: number; records: number }

/** Everyone who originated a published statement, by name, with plain counts. */
export async function publishedSpeakers(): Promise<SpeakerInList[]> {
  const rows = await publishedDb.$queryRaw<
    (Omit<SpeakerInList, 'statements' | 'records'> & { statements: bigint; records: bigint })[]
  >`
    SELECT DISTINCT ON (s.name, s.slug) s.slug, s.name, s.kind,
      (SELECT count(DISTINCT t.slug) FROM published."StatementListing" t WHERE t.originator = s.slug) AS statements,
      (SELECT count(*) FROM published."RecordListing" r WHERE s.slug = ANY (r.originators)) AS records
    FROM published."SpeakerListing" s ORDER BY s.name, s.slug, s.seq DESC LIMIT ${listMax}`
  return rows
    .map((row) => ({ ...row, statements: Number(row.statements), records: Number(row.records) }))
    .filter(({ statements }) => statements > 0)
}
