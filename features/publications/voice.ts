import { isolated } from '#lib/sentence'
import {
  enclosingQuotations,
  isInside,
  isRelayed,
  markedSpan,
  overlaps,
  quoteSpan,
  reportInQuote,
  type Span,
} from '#features/statements/quoted-speech'
import { isVerbatim, type Wording } from '#features/statements/statement'
import { type Quotation, quotationsIn } from '#lib/quotation-marks'

/** A statement's words and who hands them on. */
export type QuotedText = {
  context: string
  quote: string
  quoteStart: number
  wording: Wording
  /** Position 0 is the originator; the last step is the publication. */
  attribution: readonly { speaker: { name: string } }[]
}
/**
 * The speaker of a passage's words: the quote, other words of the speaker in the same quotation marks, the relayer,
 * the report, or unattributed words.
 */
export type PassageVoice = 'quote' | 'speaker' | 'relayer' | 'reporter' | 'surroundings'

/**
 * The words of the speaker with the source's quotation marks around them: the whole quotation, of which the quote may
 * be a part. Where somebody else quotes the speaker, only the inner quotation is certainly the speaker's.
 */
export function spokenSpan(statement: QuotedText): Quotation {
  const { start, end } = quoteSpan(statement)
  const none = { open: start, start, end, close: end }
  if (!isVerbatim(statement.wording)) return none
  const around = enclosingQuotations(statement)
  const [outermost = none] = around
  const innermost = around.at(-1) ?? none
  if (!isRelayed(statement)) return outermost
  return around.length > 1 || isInside(innermost, { start, end }) ? innermost : none
}

/** The words of the one who retells the statement in a quotation, the quote included; null for none. */
function relayerSpan(statement: QuotedText): Span | null {
  if (!isRelayed(statement)) return null
  const around = enclosingQuotations(statement)
  if (statement.wording === 'REPORTED') return around.at(-1) ?? null
  return isVerbatim(statement.wording) && around.length > 1 ? (around[0] ?? null) : null
}

export function passageVoice(statement: QuotedText, passage: Span): PassageVoice {
  const quote = quoteSpan(statement)
  if (isInside(passage, quote)) return voiceInQuote(statement, passage)
  if (isVerbatim(statement.wording) && isInside(passage, spokenSpan(statement))) return 'speaker'
  const relayed = relayerSpan(statement)
  if (relayed && isInside(passage, relayed))
    return isVerbatim(statement.wording) && overlaps(passage, quote) ? 'surroundings' : 'relayer'
  // Without a step between, the speaker publishes the text: it has no reporter.
  if (isVerbatim(statement.wording) && statement.attribution.length === 1) return 'surroundings'
  const quoted = quotationsIn(statement.context).map(markedSpan)
  const foreign = isByReporter(statement) ? quoted : [...quoted, quote]
  return foreign.some((span) => overlaps(passage, span)) ? 'surroundings' : 'reporter'
}

function voiceInQuote(statement: QuotedText, passage: Span): PassageVoice {
  const report = reportInQuote(statement).filter((gap) => overlaps(gap, passage))
  if (report.length === 0) return 'quote'
  if (!report.some((gap) => isInside(passage, gap))) return 'surroundings'
  return enclosingQuotations(statement).length > 0 ? 'relayer' : 'reporter'
}

/** The words of the quote are the reporter's, not the speaker's or a translator's. */
const isByReporter = ({ wording }: QuotedText) =>
  wording === 'PARAPHRASE' || wording === 'HEADLINE' || wording === 'PUBLICATIONS_OWN_WORDS'

/** True if the passage has only words that the source puts in the speaker's mouth. */
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
