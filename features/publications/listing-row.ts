import { z } from 'zod'
import { formatEdtfDay } from '#lib/dates'
import { exactDay } from '#lib/edtf'
import { ownValue } from '#lib/own-value'
import { recordStatus } from '#features/records/record'
import { speakerKind } from '#features/speakers/speaker'
import { quoteSpan } from '#features/statements/quoted-speech'
import { standingWords, verbOf, wording } from '#features/statements/statement'
import type { Passage, PublishedStatement, RecordDocument } from './document'
import { type ClauseRun, quotedClause } from './quoted-clause'
import { datesOf, statementDate } from './statement-date'
import { isSpoken, relayersInText } from './voice'

/** A run of text in an excerpt; marked if it is in a tie. */
const run = z.strictObject({ text: z.string(), marked: z.boolean() }) satisfies z.ZodType<ClauseRun>

const side = z.strictObject({
  slug: z.string(),
  speaker: z.strictObject({ slug: z.string(), name: z.string(), kind: speakerKind }),
  /** The text after the name: "denies, reported 2 Nov 2019", "headline, 2 Nov 2019". */
  byline: z.string(),
  wording,
  /** The disputed words as whole clauses of the quotation; chosen by extractOf, never cut by CSS. */
  extract: z.array(run),
  /** True if the whole excerpt is the speaker's quoted words; false if it contains words of the report. */
  isVerbatim: z.boolean(),
  language: z.string(),
  /** EDTF; absent from rows that an earlier release wrote. */
  said: z.string().nullish(),
  published: z.string().nullish(),
  /** The day, if the date names exactly one. */
  saidOn: z.string().nullable(),
  publishedOn: z.string().nullable(),
})
export type RowSide = z.infer<typeof side>

/** The dates of a row. Rows of an earlier release have only days. */
export const datesOfRow = ({ said, saidOn, published, publishedOn }: RowSide) => ({
  said: said ?? saidOn,
  published: published ?? publishedOn,
})

/** One line of a list of records, always with both sides. */
export const recordRow = z.strictObject({
  number: z.int(),
  slug: z.string(),
  subject: z.string(),
  status: recordStatus,
  withItself: z.boolean(),
  a: side,
  b: side,
})
export type RecordRow = z.infer<typeof recordRow>

/** The row of a published record. */
export function listingRow(document: RecordDocument): RecordRow {
  const { number, slug, subject, status, withItself, ties } = document
  const lead = leadTie(ties)
  return {
    number,
    slug,
    subject,
    status,
    withItself,
    a: listingSide(document.a, lead?.a ?? []),
    b: listingSide(document.b, lead?.b ?? []),
  }
}

/** The point with the most disputed words represents the record; the first of equals. */
function leadTie(ties: RecordDocument['ties']): RecordDocument['ties'][number] | undefined {
  const length = (passages: Passage[]) => passages.reduce((sum, { start, end }) => sum + end - start, 0)
  const tiedLength = (tie: RecordDocument['ties'][number]) => length(tie.a) + length(tie.b)
  return ties.toSorted(
    (left, right) => tiedLength(right) - tiedLength(left) || left.ordinal - right.ordinal,
  )[0]
}

function listingSide(statement: PublishedStatement, passages: Passage[]): RowSide {
  const [originator] = statement.attribution
  if (!originator) throw new Error('A published statement has no originator.')
  const { slug, name, kind } = originator.speaker
  return {
    slug: statement.slug,
    speaker: { slug, name, kind },
    byline: bylineOf(statement),
    wording: statement.wording,
    extract: quotedClause(statement, passages),
    isVerbatim: isSpoken(statement, quoteSpan(statement)),
    language: statement.language,
    said: statement.said.edtf,
    published: statement.source.published,
    saidOn: exactDay(statement.said.edtf),
    publishedOn: exactDay(statement.source.published),
  }
}

/**
 * The verb, except of an assertion, the short date (of the saying, otherwise of the report, labelled), and whether the
 * statement was changed since.
 */
export function bylineOf(statement: PublishedStatement): string {
  const { medium, wording: words } = statement
  const relayers = relayersInText(statement)
  const origin = relayers === null ? (ownValue(mediumLabels, medium ?? '') ?? null) : `cited by ${relayers}`
  const isOwn = words === 'PUBLICATIONS_OWN_WORDS' || words === 'HEADLINE'
  const { edtf, isOfReport } = statementDate(datesOf(statement))
  const date = `${isOfReport && !isOwn && relayers === null ? 'reported ' : ''}${formatEdtfDay(edtf)}`
  return [verbOf(statement), origin, date, standingWords(statement)]
    .filter((part) => part !== null)
    .join(', ')
}

const mediumLabels: Record<string, string> = {
  headline: 'headline',
  'court complaint': 'complaint',
  letter: 'letter',
  'open letter': 'open letter',
}
