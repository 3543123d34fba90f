import { FieldError } from '#lib/errors'
import { memoized } from '#lib/memoized'
import { hasBothMarks, type Quotation, quotationsIn } from '#lib/quotation-marks'
import { isVerbatim, type Wording } from './statement'

/** A statement's words in its context; position 0 of the attribution is the originator, the last is the publication. */
export type QuotedSpeech = {
  context: string
  quote: string
  quoteStart: number
  wording: Wording
  attribution: readonly unknown[]
}
export type Span = { start: number; end: number }

export const quoteSpan = ({ quote, quoteStart }: QuotedSpeech): Span => ({
  start: quoteStart,
  end: quoteStart + quote.length,
})
export const isInside = (inner: Span, outer: Span) => inner.start >= outer.start && inner.end <= outer.end
export const overlaps = (left: Span, right: Span) => left.start < right.end && right.start < left.end

/** A quotation with its marks. */
const markedSpan = ({ open, close }: Quotation): Span => ({ start: open, end: close })

/** The quotations of the context. A page asks for them once for each passage. */
const quotationsOf = memoized(({ context }: QuotedSpeech): Quotation[] => quotationsIn(context))

/** The same with their marks. */
export const markedQuotations = memoized((statement: QuotedSpeech): Span[] =>
  quotationsOf(statement).map(markedSpan),
)

/** The quotations around the quote, the outermost first. */
export const enclosingQuotations = memoized((statement: QuotedSpeech): Quotation[] =>
  quotationsOf(statement)
    .filter((quotation) => isInside(quoteSpan(statement), quotation))
    .toSorted((left, right) => left.start - right.start),
)

/**
 * The words of the report inside a verbatim quote: “We will,” he said, “never pay.” A quotation around the whole quote
 * makes them the speaker's; so does a text that the speaker publishes.
 */
export const reportInQuote = memoized((statement: QuotedSpeech): Span[] => {
  const { context, wording, attribution } = statement
  if (!isVerbatim(wording) || attribution.length < 2) return []
  if (enclosingQuotations(statement).length >= attribution.length - 1) return []
  const quote = quoteSpan(statement)
  const quotations = quotationsOf(statement).filter(
    (quotation) => overlaps(quotation, quote) && !isInside(quote, quotation),
  )
  // Where a mark is missing it is not certain where a quotation begins or ends.
  const parts = quotations.filter(hasBothMarks).map(markedSpan)
  const isCut = parts.some((part) => !isInside(part, quote))
  const isBetween =
    parts.some(({ start }) => start === quote.start) && parts.some(({ end }) => end === quote.end)
  if (!isCut && !isBetween) return []
  return without(quote, quotations.map(markedSpan)).filter(({ start, end }) =>
    /[\p{L}\p{N}]/u.test(context.slice(start, end)),
  )
})

/** The gaps that the parts leave in a span. */
function without({ start, end }: Span, parts: readonly Span[]): Span[] {
  const gaps: Span[] = []
  let at = start
  for (const part of parts.toSorted((left, right) => left.start - right.start)) {
    if (part.start > at) gaps.push({ start: at, end: part.start })
    at = Math.max(at, part.end)
  }
  return at < end ? [...gaps, { start: at, end }] : gaps
}

/** @throws FieldError for a verbatim quote with words of the report in it */
export function assertUninterrupted(statement: QuotedSpeech, field: 'quote' | 'wording'): void {
  if (reportInQuote(statement).length === 0) return
  const remedy =
    field === 'quote'
      ? 'Select the words of one quotation.'
      : 'Choose another wording, or first select other words.'
  throw new FieldError(
    field,
    `Some of the quoted words are the report’s, outside the quotation marks. ${remedy}`,
  )
}
