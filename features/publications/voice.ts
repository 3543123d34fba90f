import { isolated, listed } from '#lib/sentence'
import {
  enclosingQuotations,
  isInside,
  markedQuotations,
  overlaps,
  quoteSpan,
  reportInQuote,
  type Span,
} from '#features/statements/quoted-speech'
import { isVerbatim, type Wording } from '#features/statements/statement'
import { memoized } from '#lib/memoized'
import type { Quotation } from '#lib/quotation-marks'

/** A statement's words and its relayers. */
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
 * be a part. Where others relay them, only a quotation inside one of each relayer is certainly the speaker's.
 */
export const spokenSpan = memoized((statement: QuotedText): Quotation => {
  const { start, end } = quoteSpan(statement)
  const none = { open: start, start, end, close: end }
  if (!isVerbatim(statement.wording)) return none
  const around = enclosingQuotations(statement)
  const [outermost = none] = around
  const innermost = around.at(-1) ?? none
  const relayers = relayersOf(statement)
  if (relayers.length === 0) return outermost
  return around.length > relayers.length || isInside(innermost, { start, end }) ? innermost : none
})

/** The names between the originator and the publication, which quotes the first of them. */
const relayersOf = ({ attribution }: QuotedText): string[] =>
  attribution
    .slice(1, -1)
    .map(({ speaker }) => speaker.name)
    .toReversed()

/** "Rosa Lindqvist and the Harbour Board": the relayers of the statement in their order; null without one. */
export function relayersInText(statement: QuotedText): string | null {
  const relayers = relayersOf(statement).toReversed()
  return relayers.length === 0 ? null : listed(relayers.map(isolated))
}

type RelayerWords = Quotation & { relayer: string }

/** The quotations of the relayers around the quote, outermost first. Of an incomplete chain only the first is certain. */
const relayerQuotations = memoized((statement: QuotedText): RelayerWords[] => {
  const relayers = relayersOf(statement)
  const [outermost] = relayers
  if (outermost === undefined) return []
  const around = enclosingQuotations(statement)
  const isInnermostRelayed = statement.wording === 'REPORTED' || reportInQuote(statement).length > 0
  if (!isInnermostRelayed && !isVerbatim(statement.wording)) return []
  const quotations = isInnermostRelayed ? around : around.slice(0, -1)
  if (relayers.length === 1) {
    const quotation = isInnermostRelayed ? quotations.at(-1) : quotations[0]
    return quotation ? [{ ...quotation, relayer: outermost }] : []
  }
  return quotations
    .slice(0, quotations.length === relayers.length ? quotations.length : 1)
    .map((quotation, level) => ({ ...quotation, relayer: relayers[level] ?? outermost }))
})

/** The relayer with these words, in no quotation inside the relayer's own; null if it is not certain. */
function relayerOf(statement: QuotedText, passage: Span): string | null {
  const own = relayerQuotations(statement).findLast((quotation) => isInside(passage, quotation))
  if (!own) return null
  const isQuoting = markedQuotations(statement).some(
    (inner) => isInside(inner, own) && overlaps(inner, passage),
  )
  return isQuoting ? null : own.relayer
}

export function passageVoice(statement: QuotedText, passage: Span): PassageVoice {
  const quote = quoteSpan(statement)
  if (isInside(passage, quote)) return voiceInQuote(statement, passage)
  if (isVerbatim(statement.wording) && isInside(passage, spokenSpan(statement))) return 'speaker'
  if (relayerQuotations(statement).some((quotation) => isInside(passage, quotation)))
    return relayerOf(statement, passage) === null ? 'surroundings' : 'relayer'
  // Without a step between, the speaker publishes the text: it has no reporter.
  if (isVerbatim(statement.wording) && statement.attribution.length === 1) return 'surroundings'
  const quoted = markedQuotations(statement)
  const foreign = isByReporter(statement) ? quoted : [...quoted, quote]
  return foreign.some((span) => overlaps(passage, span)) ? 'surroundings' : 'reporter'
}

function voiceInQuote(statement: QuotedText, passage: Span): PassageVoice {
  const report = reportInQuote(statement).filter((gap) => overlaps(gap, passage))
  if (report.length === 0) return 'quote'
  if (!report.some((gap) => isInside(passage, gap))) return 'surroundings'
  if (enclosingQuotations(statement).length === 0) return 'reporter'
  return relayerOf(statement, passage) === null ? 'surroundings' : 'relayer'
}

/** The words of the quote are the reporter's, not the speaker's or a translator's. */
const isByReporter = ({ wording }: QuotedText) =>
  wording === 'PARAPHRASE' || wording === 'HEADLINE' || wording === 'PUBLICATIONS_OWN_WORDS'

/** True if the passage has only words of the statement, or others that the speaker is quoted with. */
export const isOfSpeaker = (statement: QuotedText, passage: Span): boolean =>
  ['quote', 'speaker'].includes(passageVoice(statement, passage))

/** True if the passage has only words that the source attributes to the speaker. */
export const isSpoken = (statement: QuotedText, passage: Span): boolean =>
  isVerbatim(statement.wording) && isOfSpeaker(statement, passage)

/** Whose words a passage outside the statement has: "the reporter’s words"; null for words of the statement. */
export function voiceLabel(statement: QuotedText, passage: Span): string | null {
  const relayer = relayerOf(statement, passage)
  const labels: Record<PassageVoice, string | null> = {
    quote: null,
    speaker: null,
    relayer: relayer === null ? null : `in the words of ${isolated(relayer)}`,
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
