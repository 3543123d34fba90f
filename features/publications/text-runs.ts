import { isVerbatim } from '#features/statements/statement'
import type { Quotation } from '#lib/quotation-marks'
import type { Passage, PublishedNote, PublishedTie } from './document'
import { type QuotedText, spokenSpan } from './voice'

/** A tied passage on one side; `part` numbers the passages of one tie on that side, from 1. */
export type TiedPassage = Passage & { ordinal: number; part: number }

/**
 * A part of a statement's context in one style. `open` and `close` are the quotation marks around verbatim words:
 * their text is the source's own mark, or empty if the source has none there. `speech` is what the speaker says between
 * these marks before and after the quote.
 */
export type TextRun = {
  text: string
  start: number
  voice: 'frame' | 'open' | 'speech' | 'quote' | 'close'
  /** The passages that cover it, outermost first: the innermost passage gets the link. */
  passages: TiedPassage[]
  /** Letters of the notes whose reference follows these words. */
  notes: string[]
}

type QuoteBounds = Quotation & { quote: number; quoteEnd: number }

export type SideKey = 'a' | 'b'

export function tiedPassages(ties: readonly PublishedTie[], side: SideKey): TiedPassage[] {
  return ties.flatMap(({ ordinal, ...tie }) =>
    tie[side].map((passage, index) => ({ ...passage, ordinal, part: index + 1 })),
  )
}

/** The concatenated runs equal the context, character for character. */
export function textRuns(
  statement: QuotedText,
  passages: readonly TiedPassage[],
  notes: readonly Pick<PublishedNote, 'letter' | 'passage'>[],
): TextRun[] {
  const { context } = statement
  const bounds = quoteBounds(statement)
  const references = notes.flatMap(({ letter, passage }) =>
    passage ? [{ letter, at: noteReferenceOffset(passage.end, { context, bounds, passages }) }] : [],
  )
  const edges = [
    0,
    context.length,
    ...Object.values(bounds),
    ...passages.flatMap(({ start, end }) => [start, end]),
    ...references.map(({ at }) => at),
  ]
  const sorted = [...new Set(edges)].toSorted((left, right) => left - right)
  const runs = sorted.slice(1).map((end, index) => {
    const start = sorted[index] ?? 0
    const covering = passages.filter((passage) => passage.start <= start && end <= passage.end)
    return {
      text: context.slice(start, end),
      start,
      voice: voiceOf(start, bounds),
      passages: covering.toSorted(
        (left, right) => lengthOf(right) - lengthOf(left) || left.start - right.start,
      ),
      notes: [],
    } satisfies TextRun
  })
  return withNoteReferences(
    isVerbatim(statement.wording) ? withQuotationMarks(runs, bounds) : runs,
    references,
  )
}

/** Only the quote of a whole sentence is shown, unless words around it are tied or have a note. */
export function withoutUnusedFrame(runs: readonly TextRun[], statement: QuotedText): readonly TextRun[] {
  if (statement.wording !== 'VERBATIM') return runs
  const quote = runs.filter(({ voice }) => voice === 'quote')
  const [open, close] = (['open', 'close'] as const).map((voice) => runs.find((run) => run.voice === voice))
  const quoteRuns = [open, ...quote, close].flatMap((run) => (run ? [run] : []))
  const isIdle = runs.every((run) => quoteRuns.includes(run) || run.passages.length + run.notes.length === 0)
  return isIdle ? quoteRuns : runs
}

const lengthOf = ({ start, end }: Passage) => end - start

function quoteBounds(statement: QuotedText): QuoteBounds {
  const { quote, quoteStart } = statement
  return { ...spokenSpan(statement), quote: quoteStart, quoteEnd: quoteStart + quote.length }
}

function voiceOf(at: number, { open, start, quote, quoteEnd, end, close }: QuoteBounds): TextRun['voice'] {
  if (at >= quote && at < quoteEnd) return 'quote'
  if (at >= start && at < end) return 'speech'
  if (at >= open && at < start) return 'open'
  return at >= end && at < close ? 'close' : 'frame'
}

type NotePlacement = { context: string; bounds: QuoteBounds; passages: readonly TiedPassage[] }

/** The most punctuation marks between a passage and its note's reference: ”).’ */
const marksMax = 6

/** A reference is never inside a link: it follows its passage and the punctuation after it. */
function noteReferenceOffset(passageEnd: number, { context, bounds, passages }: NotePlacement): number {
  for (let [end, marks] = [passageEnd, 0]; ;) {
    const at = end
    const inside = passages.find((passage) => passage.start < at && at < passage.end)
    const isOpening = end === bounds.open && bounds.open < bounds.start
    if (inside) end = inside.end
    else if (!isOpening && marks < marksMax && /[.,;:!?…”"’')\]]/u.test(context[end] ?? '')) {
      end++
      marks++
    } else return end
  }
}

function withQuotationMarks(runs: readonly TextRun[], { open, start, end, close }: QuoteBounds): TextRun[] {
  const empty = { text: '', passages: [], notes: [] }
  const opening: TextRun[] = open === start ? [{ ...empty, start, voice: 'open' }] : []
  const closing: TextRun[] = end === close ? [{ ...empty, start: end, voice: 'close' }] : []
  return [
    ...runs.filter((run) => run.start < start),
    ...opening,
    ...runs.filter((run) => run.start >= start && run.start < end),
    ...closing,
    ...runs.filter((run) => run.start >= end),
  ]
}

function withNoteReferences(
  runs: readonly TextRun[],
  references: readonly { letter: string; at: number }[],
): TextRun[] {
  return runs.map((run, index) => {
    const end = run.start + run.text.length
    const next = runs[index + 1]
    const isLast = !next || next.text !== '' || next.voice === 'open'
    const isEmptyOpening = run.voice === 'open' && run.text === '' && index > 0
    if (!isLast || isEmptyOpening) return run
    return { ...run, notes: references.filter(({ at }) => at === end).map(({ letter }) => letter) }
  })
}
