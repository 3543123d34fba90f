import 'server-only'
import { Prisma } from '#generated/prisma/client'
import { recentVersion } from '#lib/content-version'
import { VersionedCache, getOrLoad } from '#lib/cache.server'
import { publishedDb } from '#lib/published-db.server'
import { compareDays } from './chronological'
import type { RecordDocument } from './document'
import { listedMax } from './filter'
import { datesOfRow, type RecordRow, type RowSide } from './listing-row'
import { publishedContentVersion } from './queries.server'
import { lastDayOf, statementDate } from './statement-date'

const relatedMax = 5

type DatedEntry = {
  /** The last possible day, which orders the entries. */
  on: string | null
  /** EDTF */
  date: string | null
  side: 'A' | 'B'
  byline: string
  extract: string
  isVerbatim: boolean
  wording: RowSide['wording']
  language: string
  record: { number: number; slug: string } | null
  isThis: boolean
}

/** The live parts around a record, which are in no export. */
export type Related = {
  /** Other records of the dispute: first those with a shared statement, then those with a shared speaker. */
  related: RecordRow[]
  /** Both speakers' statements in the records of this dispute, by date. */
  inOrder: DatedEntry[]
}

declare global {
  var relatedCache: VersionedCache<Promise<Related>> | undefined
}
const relatedCache = (globalThis.relatedCache ??= new VersionedCache({ max: 300 }))

export async function publishedRelated(document: RecordDocument): Promise<Related> {
  const contentVersion = recentVersion() ?? (await publishedContentVersion())
  const key = `${document.number} ${document.version}`
  return getOrLoad(relatedCache, { contentVersion, key }, () => loadRelated(document))
}

async function loadRelated(document: RecordDocument): Promise<Related> {
  const slugs = [document.a.slug, document.b.slug]
  const listings = await publishedDb.$queryRaw<{ row: RecordRow }[]>`
    SELECT "row" FROM published."RecordListing"
    WHERE "disputeSlug" = ${document.dispute.slug}
      AND (originators && ${originatorsOf(document)} OR "statementSlugs" && ${slugs})
    ORDER BY number = ${document.number} DESC, "statementSlugs" && ${slugs} DESC, number LIMIT 100`
  const rows = listings.map(({ row }) => row)
  const otherRows = rows.filter(({ number }) => number !== document.number)
  const itself = rows.filter(({ number }) => number === document.number)
  const byNumber = otherRows.toSorted((left, right) => left.number - right.number)
  return { related: otherRows.slice(0, relatedMax), inOrder: timelineOf(document, [...itself, ...byNumber]) }
}

function timelineOf(document: RecordDocument, rows: readonly RecordRow[]): DatedEntry[] {
  const [originatorA, originatorB] = originatorsOf(document)
  const entries = new Map<string, DatedEntry>()
  for (const row of rows)
    for (const statement of [row.a, row.b]) {
      const { slug } = statement.speaker
      const isThis = row.number === document.number
      const side = document.withItself
        ? statement.slug === document.b.slug
          ? 'B'
          : 'A'
        : slug === originatorA
          ? 'A'
          : 'B'
      if ((slug === originatorA || slug === originatorB) && !entries.has(statement.slug))
        entries.set(
          statement.slug,
          entryOf(statement, { side, isThis, record: { number: row.number, slug: row.slug } }),
        )
    }
  return [...entries.values()].toSorted((left, right) => compareDays(left.on, right.on))
}

function entryOf(statement: RowSide, position: Pick<DatedEntry, 'side' | 'isThis' | 'record'>): DatedEntry {
  const { byline, extract, isVerbatim, wording, language } = statement
  const text = extract.map((run) => run.text).join('')
  const dates = datesOfRow(statement)
  const dated = { on: lastDayOf(dates), date: statementDate(dates).edtf }
  return { ...dated, byline, extract: text, isVerbatim, wording, language, ...position }
}

function originatorsOf({ a, b }: RecordDocument): string[] {
  return [a, b].flatMap(({ attribution }) => attribution.slice(0, 1).map(({ speaker }) => speaker.slug))
}

/** The rows of published records with a given statement or speaker, or in a dispute. */
export async function publishedRecordsOf(
  key: { statement: string } | { speaker: string } | { dispute: string },
): Promise<RecordRow[]> {
  const condition =
    'statement' in key
      ? Prisma.sql`"statementSlugs" @> ARRAY[${key.statement}]`
      : 'speaker' in key
        ? Prisma.sql`originators @> ARRAY[${key.speaker}]`
        : Prisma.sql`"disputeSlug" = ${key.dispute}`
  const listings = await publishedDb.$queryRaw<{ row: RecordRow }[]>`
    SELECT "row" FROM published."RecordListing" WHERE ${condition} ORDER BY number LIMIT ${listedMax}`
  return listings.map(({ row }) => row)
}
