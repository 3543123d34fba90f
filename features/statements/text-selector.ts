import { AppError, atField, FieldError } from '#lib/errors'
import { segmenterFor } from '#lib/segments'
import { closed, isolated } from '#lib/sentence'
import { streamSafe } from '#lib/text'
import { contains, searchFor } from '#lib/text-search'

/** UTF-16 offsets; the end is exclusive. */
export type TextSpan = { start: number; end: number }

/** Null if the text has the words at that UTF-16 offset, otherwise a sentence that says where they first differ. */
export function firstDifference(words: string, text: string, at: number): string | null {
  if (at >= 0 && text.startsWith(words, at)) return null
  // Two characters outside the basic plane may share their first unit, so half a character is no match.
  const agreed = trimSurrogates(words.slice(0, searchFor(words, text, 1).longestPrefix))
  if (agreed === words) return 'The words stand in the source, but not at this place.'
  if (agreed === '') return 'These words do not stand in the source.'
  return closed(`The words stop matching the source after “${isolated(trimSurrogates(agreed.slice(-40)))}”`)
}

/** Removes half a surrogate pair that a cut left at either end. */
const trimSurrogates = (slice: string) =>
  slice.replace(/^[\uDC00-\uDFFF]/, '').replace(/[\uD800-\uDBFF]$/, '')

/**
 * Finds a quote in a text: at the given UTF-16 offset, or at its only occurrence.
 * @throws AppError invalid, with the first difference, or the lines of all occurrences
 */
export function findQuote(quote: string, text: string, at: number | null): number {
  const offsets = at === null ? occurrences(quote, text) : [at]
  const [first = -1] = offsets
  const difference = firstDifference(quote, text, first)
  if (difference !== null) {
    const near =
      ' It differs in its quotation marks, dashes or spaces alone, or in characters that only look the same: copy them from the source.'
    throw new AppError('invalid', matchesTypographically(quote, text) ? difference + near : difference)
  }
  if (offsets.length === 1) return first
  const lines = offsets.length > placesMax ? '' : ` (lines ${linesAt(text, offsets).join(', ')})`
  throw new AppError(
    'invalid',
    `These words stand in the source ${timesOf(offsets)}${lines}. Mark them in the text.`,
  )
}

/** The line number of each offset. Offsets ascend. */
function linesAt(text: string, offsets: readonly number[]): number[] {
  let [at, line] = [0, 1]
  return offsets.map((offset) => {
    for (; at < offset; at++) if (text[at] === '\n') line++
    return line
  })
}

/**
 * Finds words in a text. If they occur more than once, the occurrence that touches `near` counts.
 * @throws AppError invalid
 */
export function findNear(words: string, text: string, near: TextSpan): number {
  const from = Math.max(0, near.start - words.length + 1)
  const upto = Math.max(from, near.end + words.length - 1)
  const touching = occurrences(words, text.slice(from, upto)).map((place) => from + place)
  const [place, another] = touching.length > 0 ? touching : occurrences(words, text)
  if (place === undefined) return findQuote(words, text, null)
  if (another === undefined) return place
  throw new AppError(
    'invalid',
    `These words stand there ${timesOf(occurrences(words, text))}. Take more, so that one is meant.`,
  )
}

/** More occurrences than these do not help an editor to find the right one. */
const placesMax = 20
const occurrences = (words: string, text: string) => searchFor(words, text, placesMax + 1).offsets
const timesOf = ({ length }: readonly number[]) =>
  length > placesMax ? `more than ${placesMax} times` : `${length} times`

/** Characters that a copy often changes, each with its plain equivalent. */
const lookalikes: [RegExp, string][] = [
  [/[“”„]/g, '"'],
  [/[‘’]/g, "'"],
  [/[\u00A0\u202F]/g, ' '],
  [/[–—]/g, '-'],
  [/…/g, '...'],
  [/\p{Cf}/gu, ''],
]
const normalizeTypography = (text: string) =>
  lookalikes.reduce((result, [pattern, to]) => result.replace(pattern, to), streamSafe(text).normalize('NFC'))

/** True if the text contains the words except for such characters. */
export const matchesTypographically = (words: string, text: string): boolean =>
  contains(normalizeTypography(text), normalizeTypography(words))

const contextMax = 1200

/**
 * The text around a quote: its lines or, if those are long, the sentences that it touches. In a sentence that is too
 * long, only the words nearest to it.
 */
export function contextAround(text: string, quote: TextSpan, language: string): TextSpan {
  const from = quote.start === 0 ? 0 : text.lastIndexOf('\n', quote.start - 1) + 1
  const newline = text.indexOf('\n', quote.end)
  const line = { start: from, end: newline === -1 ? text.length : newline }
  if (line.end - line.start <= contextMax) return trimmed(text, line, quote)
  const segmenter = segmenterFor(language, 'sentence')
  const first = sentenceAt(text, quote.start, { segmenter, line })
  const last = sentenceAt(text, quote.end - 1, { segmenter, line })
  return trimmed(text, nearest(text, { start: first.start, end: last.end }, quote), quote)
}

type Ground = { segmenter: Intl.Segmenter; line: TextSpan }

/**
 * The sentence at an offset, within a window around it. A segment copies its whole text, so the window limits the cost.
 */
function sentenceAt(text: string, at: number, { segmenter, line }: Ground): TextSpan {
  const from = Math.max(line.start, at - contextMax)
  const upto = Math.min(line.end, at + contextMax)
  const { index = 0, segment = '' } = segmenter.segment(text.slice(from, upto)).containing(at - from) ?? {}
  return { start: from + index, end: from + index + segment.length }
}

/** Limits the context on either side of the quote. Cuts at a space if there is one. */
function nearest(text: string, { start, end }: TextSpan, quote: TextSpan): TextSpan {
  const [first, last] = [quote.start - contextMax / 2, quote.end + contextMax / 2]
  const before = trimSurrogates(text.slice(Math.max(start, first), quote.start))
  const after = trimSurrogates(text.slice(quote.end, Math.min(end, last)))
  const lead = first > start ? Math.max(before.indexOf(' '), 0) : 0
  const tail = last < end ? after.lastIndexOf(' ') : -1
  return {
    start: quote.start - before.length + lead,
    end: quote.end + (tail === -1 ? after.length : tail),
  }
}

/** Removes white space at both ends, except for the quote's own. */
function trimmed(text: string, { start, end }: TextSpan, quote: TextSpan): TextSpan {
  return {
    start: quote.start - text.slice(start, quote.start).trimStart().length,
    end: quote.end + text.slice(quote.end, end).trimEnd().length,
  }
}

const affixLength = 32

/** The text before and after a quote, for finding it again. A cut never splits a surrogate pair. */
export function prefixSuffix(text: string, start: number, end: number): { prefix: string; suffix: string } {
  return {
    prefix: trimSurrogates(text.slice(Math.max(0, start - affixLength), start)),
    suffix: trimSurrogates(text.slice(end, end + affixLength)),
  }
}

type Selection = { quote: string; context: string | null; language: string }
type SelectedText = { quote: string; quoteAt: number; context: string; contextAt: number }

/**
 * Selects other words of the text for a statement. Among several occurrences, the one near the old position counts.
 * Without a context, the text around the quote is the context.
 * @throws AppError invalid, at its field
 */
export function selectText(
  { quote, context, language }: Selection,
  text: string,
  previous: { quote: TextSpan; context: TextSpan },
): SelectedText {
  if (context === null) {
    const quoteAt = atField('quote', () => findNear(quote, text, previous.quote))
    const { start, end } = contextAround(text, { start: quoteAt, end: quoteAt + quote.length }, language)
    return { quote, quoteAt, context: text.slice(start, end), contextAt: start }
  }
  const contextAt = atField('context', () => findNear(context, text, previous.context))
  const hasQuote = contains(context, quote)
  if (!hasQuote && contains(text, quote))
    throw new FieldError('context', 'These words do not hold the quotation. Take more, or leave this empty.')
  const near = { start: previous.quote.start - contextAt, end: previous.quote.end - contextAt }
  const quoteAt = atField('quote', () =>
    hasQuote ? contextAt + findNear(quote, context, near) : findQuote(quote, text, null),
  )
  return { quote, quoteAt, context, contextAt }
}
