import { type TextSpan, trimSurrogates } from './text-selector'

const contextMax = 1200

/**
 * The words of the source around a quote: its lines, or, where those are long, the sentences that it touches. Of
 * sentences without an end, the words nearest to it.
 */
export function contextAround(text: string, quote: TextSpan, language: string): TextSpan {
  const from = quote.start === 0 ? 0 : text.lastIndexOf('\n', quote.start - 1) + 1
  const newline = text.indexOf('\n', quote.end)
  const line = { start: from, end: newline === -1 ? text.length : newline }
  if (line.end - line.start <= contextMax) return trimmed(text, line, quote)
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' })
  const first = sentenceAt(text, quote.start, { segmenter, line })
  const last = sentenceAt(text, quote.end - 1, { segmenter, line })
  return trimmed(text, nearest(text, { start: first.start, end: last.end }, quote), quote)
}

type Ground = { segmenter: Intl.Segmenter; line: TextSpan }

/** The sentence at an offset, as far as it lies in a window around it: a segment copies the whole text it is cut from. */
function sentenceAt(text: string, at: number, { segmenter, line }: Ground): TextSpan {
  const from = Math.max(line.start, at - contextMax)
  const upto = Math.min(line.end, at + contextMax)
  const { index = 0, segment = '' } = segmenter.segment(text.slice(from, upto)).containing(at - from) ?? {}
  return { start: from + index, end: from + index + segment.length }
}

/** At most so much to either side of the quote, cut between words where there is a space to cut at. */
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

/** Without the spaces at the ends that are not the quote's own. */
function trimmed(text: string, { start, end }: TextSpan, quote: TextSpan): TextSpan {
  return {
    start: quote.start - text.slice(start, quote.start).trimStart().length,
    end: quote.end + text.slice(quote.end, end).trimEnd().length,
  }
}

const affixLength = 32

/** The words before and after a quote that help to find it again; a cut never goes through a surrogate pair. */
export function prefixSuffix(text: string, start: number, end: number): { prefix: string; suffix: string } {
  return {
    prefix: trimSurrogates(text.slice(Math.max(0, start - affixLength), start)),
    suffix: trimSurrogates(text.slice(end, end + affixLength)),
  }
}
