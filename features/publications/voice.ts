import { isolated } from '#lib/sentence'
import { isVerbatim, type Wording } from '#features/statements/statement'
import { type Quotation, quotationsIn } from '#lib/quotation-marks'

/** A statement's words and its relayers. */
export type QuotedText = {
  context: string
  quote: string
  quoteStart: number
  wording: Wording
  /** Position 0 is the originator; the last step is the publication. */
  attribution: readonly { speaker: { name: string } }[]
}
type Span = { start: number; end: number }

/**
 * The speaker of a passage's words: the quote, other words of the speaker in the same quotation marks, the relayer,
 * the report, or unattributed words.
 */
export type PassageVoice = 'quote' | 'speaker' | 'relayer' | 'reporter' | 'surroundings'

const quoteSpan = ({ quote, quoteStart }: QuotedText): Span => ({
  start: quoteStart,
  end: quoteStart + quote.length,
})
const isInside = (inner: Span, outer: Span) => inner.start >= outer.start && inner.end <= outer.end
const overlaps = (left: Span, right: Span) => left.start < right.end && right.start < left.end

/** The quotations around the quote, the outermost first. */
const enclosing = (statement: QuotedText): Quotation[] =>
  quotationsIn(statement.context)
    .filter((quotation) => isInside(quoteSpan(statement), quotation))
    .toSorted((left, right) => left.start - right.start)

/**
 * The words of the speaker with the source's quotation marks around them: the whole quotation, of which the quote may
 * be a part. Where somebody else quotes the speaker, only the inner quotation is certainly the speaker's.
 */
export function spokenSpan(statement: QuotedText): Quotation {
  const { start, end } = quoteSpan(statement)
  const none = { open: start, start, end, close: end }
  if (!isVerbatim(statement.wording)) return none
  const around = enclosing(statement)
  const [outermost = none] = around
  const innermost = around.at(-1) ?? none
  if (!isRelayed(statement)) return outermost
  return around.length > 1 || isInside(innermost, { start, end }) ? innermost : none
}

/** A person or paper between the originator and the publication relays the words. */
const isRelayed = ({ attribution }: QuotedText) => attribution.length > 2

/** The words of the relayer who retells the statement in a quotation, the quote included; null for none. */
function relayerSpan(statement: QuotedText): Span | null {
  if (!isRelayed(statement)) return null
  const around = enclosing(statement)
  if (statement.wording === 'REPORTED') return around.at(-1) ?? null
  return isVerbatim(statement.wording) && around.length > 1 ? (around[0] ?? null) : null
}

export function passageVoice(statement: QuotedText, passage: Span): PassageVoice {
  const quote = quoteSpan(statement)
  if (isInside(passage, quote)) return 'quote'
  if (isVerbatim(statement.wording) && isInside(passage, spokenSpan(statement))) return 'speaker'
  const relayed = relayerSpan(statement)
  if (relayed && isInside(passage, relayed))
    return isVerbatim(statement.wording) && overlaps(passage, quote) ? 'surroundings' : 'relayer'
  // Without a step between, the speaker publishes the text: it has no reporter.
  if (isVerbatim(statement.wording) && statement.attribution.length === 1) return 'surroundings'
  const quoted = quotationsIn(statement.context).map(({ open, close }) => ({ start: open, end: close }))
  const foreign = isByReporter(statement) ? quoted : [...quoted, quote]
  return foreign.some((span) => overlaps(passage, span)) ? 'surroundings' : 'reporter'
}

/** The words of the quote are the reporter's, not the speaker's or a translator's. */
const isByReporter = ({ wording }: QuotedText) =>
  wording === 'PARAPHRASE' || wording === 'HEADLINE' || wording === 'PUBLICATIONS_OWN_WORDS'

/** True if the passage has only words that the source attributes to the speaker. */
export const isSpoken = (statement: QuotedText, passage: Span): boolean =>
  isVerbatim(statement.wording) && ['quote', 'speaker'].includes(passageVoice(statement, passage))

/** Whose words a passage outside the statement has: "the reporter’s words"; null for words of the statement. */
export function voiceLabel(statement: QuotedText, passage: Span): string | null {
  const relayer = statement.attribution[1]?.speaker.name
  const labels: Record<PassageVoice, string | null> = {
    quote: null,
    speaker: null,
    relayer: relayer === undefined ? null : `in the words of ${isolated(relayer)}`,
    reporter: 'the reporter’s words',
    surroundings: 'from the words around the statement',
  }
  return labels[passageVoice(statement, passage)]
}

/** The words of a passage, in quotation marks where the speaker is quoted, and the label of somebody else's words. */
export function passageParts(statement: QuotedText, { exact, ...span }: Span & { exact: string }) {
  const label = voiceLabel(statement, span)
  return { words: label === null && isSpoken(statement, span) ? `“${exact}”` : exact, label }
}

/** A passage as every text of ours prints it: in quotation marks, bare, or labelled as somebody else's words. */
export function passageWords(statement: QuotedText, passage: Span & { exact: string }): string {
  const { words, label } = passageParts(statement, passage)
  return label === null ? isolated(words) : `${isolated(words)} (${label})`
}
