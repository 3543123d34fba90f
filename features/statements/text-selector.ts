import { AppError } from '#lib/errors'
import { searchFor } from '#lib/text-search'
import { matchesTypographically } from './typographic-match'

/** UTF-16 offsets, the end exclusive. */
export type TextSpan = { start: number; end: number }

/** Null when the words stand in the text at that UTF-16 offset; else a sentence that says where they first differ. */
export function firstDifference(words: string, text: string, at: number): string | null {
  if (at >= 0 && text.startsWith(words, at)) return null
  // Two characters outside the basic plane may begin with the same unit: half a character agrees with nothing.
  const agreed = trimSurrogates(words.slice(0, searchFor(words, text, 1).longestPrefix))
  if (agreed === words) return 'The words stand in the source, but not at this place.'
  if (agreed === '') return 'These words do not stand in the source.'
  return `The words stop matching the source after “${trimSurrogates(agreed.slice(-40))}”.`
}

/** A piece of a text without the half of a surrogate pair that a cut may have left at either end of it. */
export const trimSurrogates = (cut: string) =>
  cut.replace(/^[\uDC00-\uDFFF]/, '').replace(/[\uD800-\uDBFF]$/, '')

/**
 * Where a quote stands in a text, in UTF-16 units: at the place given, or where it stands once.
 * @throws AppError invalid, with the place of the first difference, or the lines it stands on
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

/** The number of the line at each offset; offsets ascend. */
function linesAt(text: string, offsets: readonly number[]): number[] {
  let [at, line] = [0, 1]
  return offsets.map((offset) => {
    for (; at < offset; at++) if (text[at] === '\n') line++
    return line
  })
}

/**
 * Where words stand in a text: of several places, the one that touches `near`.
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

/** More places than these help nobody to find the one that is meant. */
const placesMax = 20
const occurrences = (words: string, text: string) => searchFor(words, text, placesMax + 1).offsets
const timesOf = ({ length }: readonly number[]) =>
  length > placesMax ? `more than ${placesMax} times` : `${length} times`
