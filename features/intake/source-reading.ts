import type { Quotation } from '#lib/quotation-marks'
import {
  attributedText,
  type AttributedText,
  attributionOf,
  continuedSpeaker,
  type NamedAttribution,
} from './attributed-text'
import { type HeadlineLine, headlineLines } from './headline-passages'
import type { ReadingOptions, TextRange } from './passage'
import { lastStartingBy, trimmed } from './reading'

/** Quoted words of nobody in particular are a passage if they are more than a term. */
const fewWords = 4
const termWords = 3

const countWords = (words: string) => words.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu)?.length ?? 0
export const isWithin = (inner: TextRange, outer: TextRange) =>
  inner.start >= outer.start && inner.end <= outer.end

/** The one of some ranges, in their order and apart from each other, that contains a range. */
export function containing<Range extends TextRange>(
  ranges: readonly Range[],
  range: TextRange,
): Range | null {
  const outer = ranges[lastStartingBy(ranges, range.start)]
  return outer && isWithin(range, outer) ? outer : null
}

export type QuotedWords = TextRange & {
  quotation: Quotation
  words: TextRange
  attribution: NamedAttribution | null
  /** Without an attribution, the speaker of the quotation before, or whom the text named last. */
  continues: string | null
}
export type SourceReading = {
  options: ReadingOptions
  attributed: AttributedText
  headlines: HeadlineLine[]
  quotations: QuotedWords[]
}

export function readSource(text: string, options: ReadingOptions): SourceReading {
  const attributed = attributedText(text, options.language)
  const headlines = headlineLines(text, options.title)
  const quotations: QuotedWords[] = []
  for (const quotation of attributed.reading.quotations) {
    if (containing(headlines, quotation)) continue
    const words = trimmed(text, quotation)
    const attribution = attributionOf(attributed, { start: quotation.open, end: quotation.close })
    const count = countWords(text.slice(words.start, words.end))
    if (
      count < (attribution && isNear(text, attribution, quotation) ? 1 : attribution ? termWords : fewWords)
    )
      continue
    if (isTitle(text.slice(words.start, words.end)) && !(attribution && isNear(text, attribution, quotation)))
      continue
    const before = quotations.at(-1)
    const continues =
      attribution === null && before
        ? continuedSpeaker(
            attributed,
            { ...before, speaker: before.attribution?.resolved?.name ?? before.continues },
            quotation,
          )
        : null
    quotations.push({ start: quotation.open, end: quotation.close, quotation, words, attribution, continues })
  }
  return { options, attributed, headlines, quotations }
}

const smallWords = new Set('a an the of in with from and for to on at by or is'.split(' '))
/** The title of a song or a book: several words, each with a capital. */
function isTitle(quoted: string): boolean {
  if (quoted.length > 60 || /[!?।]$/u.test(quoted)) return false
  const words = quoted.split(/\s+/)
  return words.length > 1 && words.every((word) => /^[\p{Lu}\p{N}]/u.test(word) || smallWords.has(word))
}

/** Only marks stand between the words of saying and the quotation. */
function isNear(text: string, { start, end }: TextRange, { open, close }: Quotation): boolean {
  const between = end <= open ? text.slice(end, open) : text.slice(close, start)
  return /^[\s,:;–—-]{1,3}$/u.test(between)
}
