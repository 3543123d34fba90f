import 'server-only'
import { Prisma } from '#generated/prisma/client'
import { recentVersion } from '#lib/content-version'
import { VersionedCache, getOrLoad } from '#lib/cache.server'
import { type Lagging, LaggingValue } from '#lib/lagging-value'
import { publishedDb } from '#lib/published-db.server'
import { choicesMax, type FilterParameter, type RecordFilter } from './filter'
import { publishedContentVersion } from './queries.server'
import { largeSite } from './site-counts.server'

export type Facet = {
  facet: NonNullable<FilterParameter['facet']>
  value: string
  label: string
  count: number
}

declare global {
  var facets: LaggingValue<Facet[]> | undefined
  var chosenFacetsCache: VersionedCache<Promise<Facet[]>> | undefined
}
const recordsIn = (facets: readonly Facet[]) =>
  facets.reduce((sum, { facet, count }) => sum + (facet === 'status' ? count : 0), 0)
const allFacets = (globalThis.facets ??= new LaggingValue({
  load: loadFacets,
  isLarge: (facets) => recordsIn(facets) > largeSite,
}))
const chosenFacetsCache = (globalThis.chosenFacetsCache ??= new VersionedCache({ max: 50 }))

const table = Prisma.sql`published."RecordListing"`
const nameOf = (slug: Prisma.Sql) =>
  Prisma.sql`(SELECT s.name FROM published."SpeakerListing" s WHERE s.slug = ${slug} ORDER BY s.seq DESC LIMIT 1)`
const titleOf = (slug: Prisma.Sql) =>
  Prisma.sql`(SELECT d.title FROM published."DisputeListing" d WHERE d.slug = ${slug})`

/**
 * The number of published records for each choice of each filter. Only the disputes and speakers with the most records
 * are included, and the chosen one.
 */
export async function publishedFacets({ values }: RecordFilter): Promise<Lagging<Facet[]>> {
  const [dispute, speaker] = [values.get('dispute') ?? null, values.get('speaker') ?? null]
  const contentVersion = recentVersion() ?? (await publishedContentVersion())
  const lagging = await allFacets.get(contentVersion)
  const { value: facets } = lagging
  const isListed = (facet: Facet['facet'], value: string | null) =>
    value === null || facets.some((choice) => choice.facet === facet && choice.value === value)
  if (isListed('dispute', dispute) && isListed('speaker', speaker)) return lagging
  const chosenFacets = await getOrLoad(
    chosenFacetsCache,
    { contentVersion, key: `${dispute ?? ''} ${speaker ?? ''}` },
    () => loadChosen(dispute, speaker),
  )
  const others = chosenFacets.filter(({ facet, value }) => !isListed(facet, value))
  return { ...lagging, value: [...facets, ...others] }
}

type Counted = Omit<Facet, 'count'> & { count: bigint }
const toFacets = (rows: Counted[]): Facet[] => rows.map((row) => ({ ...row, count: Number(row.count) }))

async function loadFacets(): Promise<Facet[]> {
  return toFacets(
    await publishedDb.$queryRaw<Counted[]>`
      WITH dispute_counts AS (
        SELECT "disputeSlug" AS slug, count(*) AS count FROM ${table} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${choicesMax}),
      speaker_counts AS (
        SELECT o.slug, count(*) AS count FROM ${table}, unnest(originators) AS o(slug)
        GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${choicesMax})
      SELECT 'dispute' AS facet, slug AS value, coalesce(${titleOf(Prisma.sql`dispute_counts.slug`)}, slug) AS label, count FROM dispute_counts
      UNION ALL
      SELECT 'speaker', slug, coalesce(${nameOf(Prisma.sql`speaker_counts.slug`)}, slug), count FROM speaker_counts
      UNION ALL
      SELECT 'speaker', 'itself', 'With themselves', count(*) FROM ${table} WHERE "withItself"
      UNION ALL
      SELECT 'status', status, status, count(*) FROM ${table} GROUP BY status
      UNION ALL
      SELECT 'status', 'WITHDRAWN', 'Withdrawn', count(*) FROM published."Tombstone" WHERE subject = 'RECORD'
      UNION ALL
      SELECT 'kind', kind, kind, count(*) FROM ${table}, unnest(dimensions) AS d(kind) GROUP BY kind
      ORDER BY facet, count DESC, label`,
  )
}

/** The chosen value, if it has a record, even beyond the end of the list. */
async function loadChosen(dispute: string | null, speaker: string | null): Promise<Facet[]> {
  return toFacets(
    await publishedDb.$queryRaw<Counted[]>`
      SELECT 'dispute' AS facet, max("disputeSlug") AS value, max("disputeTitle") AS label, count(*) AS count
      FROM ${table} WHERE "disputeSlug" = ${dispute} HAVING count(*) > 0
      UNION ALL
      SELECT 'speaker', ${speaker}::text, coalesce(${nameOf(Prisma.sql`${speaker}`)}, ${speaker}), count(*)
      FROM ${table} WHERE originators @> ARRAY[${speaker}] HAVING count(*) > 0`,
  )
}
