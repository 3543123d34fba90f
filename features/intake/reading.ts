import { type Quotation, quotationsIn } from '#lib/quotation-marks'
import { segmenterFor, segmentsOf } from '#lib/segments'
import type { TextRange } from './passage'
import { abbreviated, type Token, tokensIn } from './tokens'

export type Sentence = TextRange & { tokens: Token[] }

/** A text, its quotations and its sentences. A sentence is not cut inside a quotation. */
export type Reading = {
  text: string
  /** The text with its quotations masked; offsets are the same. */
  framing: string
  /** Not inside another quotation, in the order of the text. */
  quotations: Quotation[]
  /** Inside another quotation. */
  innerQuotations: Quotation[]
  sentences: Sentence[]
}

/** In the text that is segmented, this character takes the place of each quoted one. */
const masked = '\uFFFC'
/** A quotation over more lines than these has lost a mark somewhere. */
const linesMax = 4

export function readingOf(text: string, language: string): Reading {
  const [quotations, innerQuotations] = nested(quotationsIn(text).filter((found) => !isTooLong(text, found)))
  const framing = mask(text, quotations)
  const sentences = sentencesOf(framing, language).flatMap((sentence) =>
    pieces(sentence, tokensIn(framing, sentence, text)),
  )
  return { text, framing, quotations, innerQuotations, sentences }
}

/** Every search within a sentence looks at all its words, so a longer one is read in pieces. */
const tokensMax = 300

/** “It rose.” The board met: a full stop in the quotation ends the sentence, too. */
function endsHere(token: Token | undefined, next: Token | undefined): boolean {
  if (token?.kind !== 'quotation' || !/\.["”’'»]*$/u.test(token.text)) return false
  return next?.isCapital === true || next?.kind === 'quotation'
}

function pieces({ start, end }: TextRange, tokens: readonly Token[]): Sentence[] {
  const sentences: Token[][] = [[]]
  tokens.forEach((token, index) => {
    const last = sentences.at(-1)
    last?.push(token)
    const isFull = last !== undefined && last.length >= tokensMax
    if (index < tokens.length - 1 && (isFull || endsHere(token, tokens[index + 1]))) sentences.push([])
  })
  return sentences.map((own) => ({ start: own[0]?.start ?? start, end: own.at(-1)?.end ?? end, tokens: own }))
}

/** Searches the quotation alone: a search for the next line would look through the rest of the text each time. */
const isTooLong = (text: string, { start, end }: Quotation): boolean =>
  text.slice(start, end).split('\n', linesMax + 1).length > linesMax

/** Outer quotations, and those inside them. */
function nested(quotations: readonly Quotation[]): [outer: Quotation[], inner: Quotation[]] {
  const [outer, inner]: [Quotation[], Quotation[]] = [[], []]
  let reached = -1
  for (const quotation of quotations.toSorted(
    (left, right) => left.open - right.open || right.close - left.close,
  )) {
    if (quotation.close <= reached) inner.push(quotation)
    else if (quotation.open >= reached) {
      outer.push(quotation)
      reached = quotation.close
    }
  }
  return [outer, inner]
}

function mask(text: string, quotations: readonly Quotation[]): string {
  const parts: string[] = []
  let at = 0
  for (const { open, close } of quotations) {
    parts.push(text.slice(at, open), masked.repeat(close - open))
    at = close
  }
  return parts.join('') + text.slice(at)
}

const abbreviation = new RegExp(String.raw`(?:^|[\s(.])(?:${abbreviated})\.\s*$`, 'u')
/** The longest abbreviation with white space around it. */
const abbreviationMax = 16

function sentencesOf(framing: string, language: string): TextRange[] {
  const sentences: TextRange[] = []
  let isOpen = false
  for (const { segment, index } of segmentsOf(framing, segmenterFor(language, 'sentence'))) {
    const end = index + segment.length
    const last = sentences.at(-1)
    if (isOpen && last) last.end = end
    else sentences.push({ start: index, end })
    isOpen = !segment.endsWith('\n') && abbreviation.test(segment.slice(-abbreviationMax))
  }
  return sentences.map((sentence) => trimmed(framing, sentence)).filter(({ start, end }) => end > start)
}

export function trimmed(text: string, { start, end }: TextRange): TextRange {
  const words = text.slice(start, end)
  const from = start + words.length - words.trimStart().length
  return { start: from, end: Math.max(from, start + words.trimEnd().length) }
}

/** The index of the last of some ranges, in the order of their starts, that begins at or before an offset; -1 for none. */
export function lastStartingBy(ranges: readonly TextRange[], at: number): number {
  let [low, high] = [-1, ranges.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((ranges[middle]?.start ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return low
}

/** The index of the sentence with the character at an offset; the nearest one before it if it is in none. */
export const sentenceAt = ({ sentences }: Reading, at: number): number =>
  Math.max(0, lastStartingBy(sentences, at))

/** The range from the first to the last sentence that it touches. */
export function sentencesAround(reading: Reading, { start, end }: TextRange): TextRange {
  const [first, last] = [start, Math.max(start, end - 1)].map(
    (at) => reading.sentences[sentenceAt(reading, at)],
  )
  return { start: Math.min(start, first?.start ?? start), end: Math.max(end, last?.end ?? end) }
}
