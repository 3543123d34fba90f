import { ownValue } from '#lib/own-value'
import { segmenterFor, segmentsOf } from '#lib/segments'

/** Half-open range of UTF-16 offsets into a text. */
export type TextSpan = { start: number; end: number }

const segmenter = (language: string): Intl.Segmenter => segmenterFor(language, 'word')

/**
 * Expands a range to whole words and trims white space; null if it contains no word. Word boundaries follow Unicode
 * (UAX 29) in the text's language, so that no Devanagari cluster is cut.
 */
export function snapToWords(text: string, { start, end }: TextSpan, language: string): TextSpan | null {
  // Segment only a window around the range, not the whole article on every pointer move.
  const [from, to] = [Math.max(0, start - 200), Math.min(text.length, end + 200)]
  const spans: TextSpan[] = []
  for (const { segment, index } of segmentsOf(text.slice(from, to), segmenter(language))) {
    const [first, last] = [from + index, from + index + segment.length]
    const isTouched = first < Math.max(end, start + 1) && last > start
    if (isTouched && segment.trim() !== '') spans.push({ start: first, end: last })
  }
  const [first, last] = [spans[0], spans.at(-1)]
  return first && last ? { start: first.start, end: last.end } : null
}

/** No word or gap between words is longer than this many UTF-16 code units. */
const reach = 400
const nothing: TextSpan = { start: 0, end: 0 }

/** A keyboard selection: the fixed word at one end, and the moving word at the other. */
export type Edges = { anchor: TextSpan; focus: TextSpan }

export const spanBetween = ({ anchor, focus }: Edges): TextSpan => ({
  start: Math.min(anchor.start, focus.start),
  end: Math.max(anchor.end, focus.end),
})

/** The keyboard edges of an existing selection: its first and last word or punctuation mark. */
export function edgesOf(text: string, { start, end }: TextSpan, language: string): Edges {
  const spans = segmentsIn(text, { start, end }, language)
  const [anchor = { start, end }, focus = anchor] = [spans[0], spans.at(-1)]
  return { anchor, focus }
}

type Step = { isForward: boolean; isExtending: boolean }

/**
 * Moves by one step: to the next or previous word, or, when extending, adds or drops one word or punctuation mark.
 * Each mark is a separate step, so that a selection can end between a full stop and a quotation mark.
 */
export function moveByWord(
  text: string,
  { edges, language }: { edges: Edges | null; language: string },
  { isForward, isExtending }: Step,
): Edges | null {
  const from = edges ?? { anchor: nothing, focus: nothing }
  const at = isExtending && edges ? edges.focus : spanBetween(from)
  const around = isForward
    ? { start: at.end, end: Math.min(text.length, at.end + reach) }
    : { start: Math.max(0, at.start - reach), end: at.start }
  const stretches = segmentsIn(text, around, language)
  const open = isExtending ? stretches : stretches.filter(({ isWord }) => isWord)
  const next = isForward ? open[0] : open.at(-1)
  if (!next) return edges
  const focus = { start: next.start, end: next.end }
  return isExtending && edges ? { anchor: edges.anchor, focus } : { anchor: focus, focus }
}

/** The words and punctuation marks in a range, without white space. */
function segmentsIn(text: string, { start, end }: TextSpan, language: string) {
  return [...segmentsOf(text.slice(start, end), segmenter(language))]
    .filter(({ segment }) => segment.trim() !== '')
    .map(({ segment, index, isWordLike }) => ({
      start: start + index,
      end: start + index + segment.length,
      isWord: isWordLike === true,
    }))
}

const trailing = /[\s.,;:!?…]/u

/** The end of a range without trailing punctuation; null if there is none, or only punctuation. */
export function withoutTrailing(text: string, { start, end }: TextSpan): TextSpan | null {
  let offset = end
  while (offset > start && trailing.test(text[offset - 1] ?? '')) offset--
  return offset === start || offset === end ? null : { start, end: offset }
}

export function countWords(text: string, language: string): number {
  let count = 0
  for (const { isWordLike } of segmentsOf(text, segmenter(language))) if (isWordLike) count++
  return count
}

/** The word count as text, such as "3 words". */
export function countLabel(text: string, { start, end }: TextSpan, language: string): string {
  const count = countWords(text.slice(start, end), language)
  return `${count} ${count === 1 ? 'word' : 'words'}`
}

const punctuationNames: Readonly<Record<string, string>> = {
  ',': 'comma',
  '.': 'full stop',
  ';': 'semicolon',
  ':': 'colon',
  '!': 'exclamation mark',
  '?': 'question mark',
}

/** The name of trailing punctuation: "comma", or "punctuation" for several marks. */
export const trailingName = (text: string, from: number, to: number): string =>
  ownValue(punctuationNames, text.slice(from, to).trim()) ?? 'punctuation'
