import { segmentsOf } from '#lib/segments'

/** Half-open range of UTF-16 offsets into a text. */
export type TextSpan = { start: number; end: number }

const segmenters = new Map<string, Intl.Segmenter>()
function segmenter(language: string): Intl.Segmenter {
  const known = segmenters.get(language)
  if (known) return known
  const made = new Intl.Segmenter(language, { granularity: 'word' })
  segmenters.set(language, made)
  return made
}

/**
 * The span widened to whole words, white space at its ends left out; null when there is no word in it. Words are those of
 * Unicode (UAX 29) in the text's language, so that no cluster of Devanagari is cut.
 */
export function snapToWords(text: string, { start, end }: TextSpan, language: string): TextSpan | null {
  // A window around the span: a whole article is not cut into words for every move of a pointer.
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

/** In UTF-16 units: no word and no gap spanBetween words is longer. */
const reach = 400
const nothing: TextSpan = { start: 0, end: 0 }

/** What is marked with the keyboard: the stretch that stays, and the one at the end that moves. */
export type Edges = { anchor: TextSpan; focus: TextSpan }

export const spanBetween = ({ anchor, focus }: Edges): TextSpan => ({
  start: Math.min(anchor.start, focus.start),
  end: Math.max(anchor.end, focus.end),
})

/** The first and the last word or mark of a span that was marked otherwise. */
export function edgesOf(text: string, { start, end }: TextSpan, language: string): Edges {
  const spans = segmentsIn(text, { start, end }, language)
  const [anchor = { start, end }, focus = anchor] = [spans[0], spans.at(-1)]
  return { anchor, focus }
}

type Step = { isForward: boolean; isExtending: boolean }

/**
 * One step further: to the next word or the one before, or, extending, the next mark or word added or the last one let
 * go. Every mark of punctuation is a step of its own, so that a full stop can be taken and the quotation mark after it left.
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

/** The words and the marks of punctuation in a span, white space left out. */
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

/** Where the span would end without punctuation at its end; null when there is none, or nothing else. */
export function withoutTrailing(text: string, { start, end }: TextSpan): TextSpan | null {
  let cut = end
  while (cut > start && trailing.test(text[cut - 1] ?? '')) cut--
  return cut === start || cut === end ? null : { start, end: cut }
}

export function countWords(text: string, language: string): number {
  let count = 0
  for (const { isWordLike } of segmentsOf(text, segmenter(language))) if (isWordLike) count++
  return count
}

/** "3 words". */
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

/** What would be dropped, by its name: "comma", or "punctuation" for several marks. */
export const trailingName = (text: string, from: number, to: number): string =>
  punctuationNames[text.slice(from, to).trim()] ?? 'punctuation'
