import 'server-only'
import { Prisma } from '#generated/prisma/client'
import { publishedDb } from '#lib/published-db'
import type { RecordDocument } from './document'
import { recordRow, type RecordRow, type RowSide } from './listing'

const relatedMax = 5

/** Other records of the dispute that share a statement, then those that share a speaker. Live, and in no export. */
export async function publishedRelated(document: RecordDocument): Promise<RecordRow[]> {
  const slugs = [document.a.slug, document.b.slug]
  const found = await publishedDb.$queryRaw<{ row: unknown }[]>`
    SELECT "row" FROM published."RecordListing"
    WHERE "disputeSlug" = ${document.dispute.slug} AND number <> ${document.number}
      AND ("statementSlugs" && ${slugs} OR originators && ${originatorsOf(document)})
    ORDER BY "statementSlugs" && ${slugs} DESC, number LIMIT ${relatedMax}`
  return found.map(({ row }) => recordRow.parse(row))
}

export type DatedEntry = {
  on: string | null
  side: 'A' | 'B'
  byline: string
  extract: string
  isVerbatim: boolean
  wording: RowSide['wording']
  language: string
  record: { number: number; slug: string } | null
  isThis: boolean
}

/** What both speakers said in the records of this dispute, in order of time. Live, and in no export. */
export async function publishedInOrder(document: RecordDocument): Promise<DatedEntry[]> {
  const found = await publishedDb.$queryRaw<{ row: unknown }[]>`
    SELECT "row" FROM published."RecordListing"
    WHERE "disputeSlug" = ${document.dispute.slug} AND originators && ${originatorsOf(document)}
    ORDER BY number = ${document.number} DESC, number LIMIT 100`
  const [left, right] = originatorsOf(document)
  const entries = new Map<string, DatedEntry>()
  for (const row of found.map((listed) => recordRow.parse(listed.row)))
    for (const said of [row.a, row.b]) {
      const { slug } = said.speaker
      const isThis = row.number === document.number
      const side = document.withItself
        ? said.slug === document.b.slug
          ? 'B'
          : 'A'
        : slug === left
          ? 'A'
          : 'B'
      if ((slug === left || slug === right) && !entries.has(said.slug))
        entries.set(
          said.slug,
          entryOf(said, { side, isThis, record: { number: row.number, slug: row.slug } }),
        )
    }
  return [...entries.values()].toSorted((one, other) => ((one.on ?? '9') < (other.on ?? '9') ? -1 : 1))
}

function entryOf(said: RowSide, place: Pick<DatedEntry, 'side' | 'isThis' | 'record'>): DatedEntry {
  const { saidOn, publishedOn, byline, extract, isVerbatim, wording, language } = said
  const text = extract.map((run) => run.text).join('')
  return { on: saidOn ?? publishedOn, byline, extract: text, isVerbatim, wording, language, ...place }
}

function originatorsOf({ a, b }: RecordDocument): string[] {
  return [a, b].flatMap(({ attribution }) => attribution.slice(0, 1).map(({ speaker }) => speaker.slug))
}

/** The rows of published records that touch a statement, speaker or source, or belong to a dispute. */
export async function publishedRecordsOf(
  by: { statement: string } | { speaker: string } | { source: string } | { dispute: string },
): Promise<RecordRow[]> {
  const condition =
    'statement' in by
      ? Prisma.sql`${by.statement} = ANY ("statementSlugs")`
      : 'speaker' in by
        ? Prisma.sql`${by.speaker} = ANY (originators)`
        : 'source' in by
          ? Prisma.sql`${by.source} = ANY ("sourceSlugs")`
          : Prisma.sql`"disputeSlug" = ${by.dispute}`
  const found = await publishedDb.$queryRaw<{ row: unknown }[]>`
    SELECT "row" FROM published."RecordListing" WHERE ${condition} ORDER BY number LIMIT 500`
  return found.map(({ row }) => recordRow.parse(row))
}
