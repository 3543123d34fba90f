import type { DisputeDocument, PublishedStatement, RecordDocument } from '#features/publications/document'
import { listingRow } from '#features/publications/listing-row'
import { toDate } from '#lib/dates'

/**
 * The rows that published.list_publication derives from a document, for the benchmark, which stores thousands at once.
 * A test compares both.
 */

/** The published subject that listing rows describe. */
export type ListingKey = { subjectId: string; seq: bigint; publishedAt: Date; disputeSlug: string }

const unique = (values: readonly string[]) => [...new Set(values)]
const sortedDays = (days: readonly (string | null)[]) => days.filter((day) => day !== null).toSorted()

/** The row of a published record for lists, filters and searches. */
export function recordListing(document: RecordDocument, key: ListingKey) {
  const sides = [document.a, document.b]
  const chains = sides.map(({ attribution }) => attribution.map(({ speaker }) => speaker.slug))
  const days = sides.map(({ said, source }) => said.max ?? source.publishedMax)
  return {
    recordId: key.subjectId,
    number: document.number,
    slug: document.slug,
    version: document.version,
    seq: key.seq,
    publishedAt: key.publishedAt,
    disputeSlug: document.dispute.slug,
    disputeTitle: document.dispute.title,
    subject: document.subject,
    status: document.status,
    relation: document.relation,
    dimensions: document.dimensions,
    withItself: document.withItself,
    originators: unique(chains.flatMap((chain) => chain.slice(0, 1))),
    relayers: unique(chains.flatMap((chain) => chain.slice(1))),
    statementSlugs: sides.map(({ slug }) => slug),
    sourceSlugs: unique(sides.map(({ source }) => source.slug)),
    saidMin: toDate(sortedDays(sides.map(earliestDay))[0] ?? null),
    saidMax: toDate(sortedDays(sides.map(({ said }) => said.max)).at(-1) ?? null),
    latestOn: toDate(sortedDays(days).at(-1) ?? null),
    row: listingRow(document),
    searchText: searchText(document),
  }
}

/**
 * The first day on which a statement may have been said: of its report if it has no date, the first day there is if the
 * date has no beginning. `published.list_publication` has the same rule.
 */
const earliestDay = ({ said, source }: PublishedStatement): string | null =>
  said.edtf === null ? source.publishedMin : (said.min ?? '0001-01-01')

/** The words by which a record is found. */
export function searchText({ summary, a, b, ties, dispute, reconciliation }: RecordDocument): string {
  const words = (side: PublishedStatement) => [
    side.quote,
    side.gloss,
    side.source.publisher,
    ...side.attribution.flatMap(({ speaker, capacity }) => [
      speaker.name,
      speaker.describedAs,
      capacity?.title,
    ]),
  ]
  return [summary, ...words(a), ...words(b), ...ties.map(({ label }) => label), dispute.title, reconciliation]
    .filter((text) => text !== null && text !== undefined)
    .join('\n')
}

export function disputeListing(
  { slug, version, title, question, statements }: DisputeDocument,
  key: ListingKey,
) {
  const { subjectId: disputeId, seq, publishedAt } = key
  return { disputeId, slug, version, seq, publishedAt, title, question, statementCount: statements.length }
}

/** The rows from which the pages of statements, speakers and sources list a published subject. */
export function entityListings(statements: readonly PublishedStatement[], key: ListingKey) {
  const { subjectId, seq, disputeSlug } = key
  const speakers = new Map(
    statements.flatMap(({ attribution }) =>
      attribution.map(({ speaker }) => [speaker.slug, speaker] as const),
    ),
  )
  const sources = new Map(statements.map(({ source }) => [source.slug, source] as const))
  return {
    statements: statements.map((statement) => ({
      slug: statement.slug,
      subjectId,
      seq,
      disputeSlug,
      originator: statement.attribution[0]?.speaker.slug ?? '',
      relayers: unique(statement.attribution.slice(1).map(({ speaker }) => speaker.slug)),
      sourceSlug: statement.source.slug,
      orderOn: toDate(statement.said.max ?? statement.source.publishedMax),
      statement,
    })),
    speakers: [...speakers.values()].map((speaker) => ({
      slug: speaker.slug,
      subjectId,
      seq,
      name: speaker.name,
      kind: speaker.kind,
      speaker,
    })),
    sources: [...sources.values()].map((source) => ({
      slug: source.slug,
      subjectId,
      seq,
      title: source.title,
      publisher: source.publisher,
      source,
    })),
  }
}
