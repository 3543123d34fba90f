import { AppError } from '#lib/errors'
import { matchesTypographically } from './typographic-match'

/** UTF-16 offsets, the end exclusive. */
export type TextSpan = { start: number; end: number }

/** Null when the words stand in the text at that UTF-16 offset; else a sentence that says where they first differ. */
export function firstDifference(words: string, text: string, at: number): string | null {
  if (at >= 0 && text.startsWith(words, at)) return null
  const agreed = words.slice(0, longestPrefixIn(words, text))
  if (agreed === words) return 'The words stand in the source, but not at this place.'
  if (agreed === '') return 'These words do not stand in the source.'
  return `The words stop matching the source after “${trimSurrogates(agreed.slice(-40))}”.`
}

/** A prefix of a contained prefix is contained too, so the longest one is found by halving. */
function longestPrefixIn(words: string, text: string): number {
  let [least, most] = [0, words.length]
  while (least < most) {
    const middle = Math.ceil((least + most) / 2)
    if (text.includes(words.slice(0, middle))) least = middle
    else most = middle - 1
  }
  // Two characters outside the basic plane may begin with the same unit: half a character agrees with nothing.
  return trimSurrogates(words.slice(0, least)).length
}

/** A piece of a text without the half of a surrogate pair that a cut may have left at either end of it. */
export const trimSurrogates = (cut: string) =>
  cut.replace(/^[\uDC00-\uDFFF]/, '').replace(/[\uD800-\uDBFF]$/, '')

/**
 * Where a quote stands in a text, in UTF-16 units: at the place given, or where it stands once.
 * @throws AppError invalid, with the place of the first difference, or the lines it stands on
 */
export function findQuote(quote: string, text: string, at: number | null): number {
  const difference = firstDifference(quote, text, at ?? text.indexOf(quote))
  if (difference !== null) {
    const near =
      ' It differs in its quotation marks, dashes or spaces alone, or in characters that only look the same: copy them from the source.'
    throw new AppError('invalid', matchesTypographically(quote, text) ? difference + near : difference)
  }
  if (at !== null) return at
  const places = occurrences(quote, text)
  const [first = 0] = places
  if (places.length === 1) return first
  const lines = places.map((place) => text.slice(0, place).split('\n').length).join(', ')
  throw new AppError(
    'invalid',
    `These words stand in the source ${places.length} times (lines ${lines}). Mark them in the text.`,
  )
}

/**
 * Where words stand in a text: of several places, the one that touches `near`.
 * @throws AppError invalid
 */
export function findNear(words: string, text: string, near: TextSpan): number {
  const places = occurrences(words, text)
  const touching = places.filter((place) => place < near.end && place + words.length > near.start)
  const [place, another] = touching.length > 0 ? touching : places
  if (place === undefined) return findQuote(words, text, null)
  if (another === undefined) return place
  throw new AppError(
    'invalid',
    `These words stand there ${places.length} times. Take more, so that one is meant.`,
  )
}

function occurrences(quote: string, text: string): number[] {
  const places: number[] = []
  for (let place = text.indexOf(quote); place !== -1; place = text.indexOf(quote, place + 1))
    places.push(place)
  return places
}
