import type {
  PublishedDate,
  PublishedEvidence,
  PublishedSource,
  PublishedStatement,
  RecordDocument,
} from '#features/publications/document'
import { relayersInText } from '#features/publications/voice'
import { dimensionLabels, relationLabels, statusLabels } from '#features/records/record'
import { isVerbatim, standingWords, verbOf } from '#features/statements/statement'
import { formatEdtf, formatEdtfInSentence, formatShortDay } from '#lib/dates'
import { closed, isolated, without } from '#lib/sentence'
import { uncapital } from '#lib/text'
import { isRecord, type ExportedDocument } from './citation'

/** The originator's name. */
export function speakerOf({ attribution }: PublishedStatement): string {
  return attribution[0]?.speaker.name ?? ''
}

/** The originator's name in a sentence of an export. */
export const speakerInText = (statement: PublishedStatement): string => isolated(speakerOf(statement))

/** "Ministry of Home Affairs, as retold by Amit Malviya": no relayer is left out. */
export function speakerVia(statement: PublishedStatement): string {
  const relayers = relayersInText(statement)
  return `${speakerInText(statement)}${relayers === null ? '' : `, as retold by ${relayers}`}`
}

/** A name before the words of a statement, with its standing and its verb: "Harbour Board, since retracted, denies". */
export const withVerb = (name: string, statement: PublishedStatement): string =>
  [name, standingWords(statement), verbOf(statement)].filter((part) => part !== null).join(', ')

/** The disagreement in one sentence. */
export const openingSentence = (document: RecordDocument): string =>
  closed(`${disagreementLead(document)} ${isolated(document.subject)}`)

export const roleOf = ({ attribution }: PublishedStatement): string | null => {
  const capacity = attribution[0]?.capacity ?? null
  if (capacity === null) return attribution[0]?.speaker.describedAs ?? null
  return capacity.organisation === null ? capacity.title : `${capacity.title}, ${capacity.organisation}`
}

/** Quotation marks enclose a speaker's words, never a report's own. */
export const quoteOf = (statement: PublishedStatement): string =>
  isolated(isVerbatim(statement.wording) ? `“${statement.quote}”` : statement.quote)

/** "on or before 2 Nov 2019, inferred", for use inside a sentence. */
export function dayWords({ edtf, inferred }: PublishedDate): string {
  return `${formatEdtfInSentence(edtf)}${edtf !== null && inferred ? ', inferred' : ''}`
}

/** The date, the source's own words for it, whether we inferred it, and from what. */
export function dateSentence({ edtf, phrase, inferred, basis }: PublishedDate): string {
  const parts = [
    `${formatEdtf(edtf)}${edtf !== null && inferred ? ' (inferred)' : ''}`,
    phrase === null ? null : `In the source’s words: ${isolated(`“${phrase}”`)}`,
    basis === null ? null : `Basis: ${isolated(basis)}`,
  ]
  return parts.flatMap((part) => (part === null ? [] : [closed(part)])).join(' ')
}

export const publishedSentence = ({ published, updated }: PublishedSource): string =>
  `${formatEdtf(published)}${updated === null ? '' : `, updated ${formatEdtfInSentence(updated)}`}.`

/** Everything needed to find the source again, in one line; the URL is separate, so that it can be a link. */
export function sourceLine(source: PublishedSource): string {
  const { publisher, title, dateline, byline, published, updated } = source
  const parts = [
    `${isolated(publisher)}, ${isolated(`“${title}”`)}`,
    dateline === null ? null : isolated(dateline),
    published === null ? 'date not stated' : `published ${formatEdtfInSentence(published)}`,
    updated === null ? null : `updated ${formatEdtfInSentence(updated)}`,
  ]
  const by = byline === null ? 'No byline' : `By ${isolated(without('by', byline))}`
  return `${closed(parts.filter((part) => part !== null).join(', '))} ${closed(by)}`
}

/** Each source once, in the order of first use; its number is its position. */
export function sourcesOf(document: ExportedDocument): PublishedSource[] {
  const used = isRecord(document)
    ? [document.a.source, document.b.source, ...document.evidence.map(({ source }) => source)]
    : document.statements.map(({ source }) => source)
  return [...new Map(used.flatMap((source) => (source ? [[source.slug, source]] : []))).values()]
}

export const sourceNumber = (document: ExportedDocument, source: PublishedSource): number =>
  sourcesOf(document).findIndex(({ slug }) => slug === source.slug) + 1

type Compared = Pick<RecordDocument, 'a' | 'status' | 'relation' | 'withItself'>

/** The words before the subject: no record says "they disagree" of one speaker, or of what only seemed to conflict. */
export function disagreementLead({ a, status, relation, withItself }: Compared): string {
  if (withItself) return `${speakerInText(a)} said two things about`
  return status === 'RECONCILED' || relation === 'APPARENT'
    ? 'They seemed to disagree about'
    : 'They disagree about'
}

/** The words before the condition: in a reconciled record the condition is a fact. */
export const conditionLead = ({ status }: Pick<RecordDocument, 'status'>): string =>
  status === 'RECONCILED' ? 'Both are true because' : 'Both could be true if'

/** The label of what would settle the record, or has settled it. */
export const settlingLead = ({ status }: Pick<RecordDocument, 'status'>): string =>
  status === 'RECONCILED' || status === 'RESOLVED' ? 'Settled by' : 'What would settle it'

/** A condition after its words, which are not said twice. */
export const conditionWords = (reconciliation: string): string =>
  without('because', without('if', reconciliation))

export const kindWords = ({ dimensions }: RecordDocument): string =>
  dimensions.map((dimension) => uncapital(dimensionLabels[dimension])).join('; ')

export const relationWords = ({ relation }: RecordDocument): string => uncapital(relationLabels[relation])

export const statusWords = ({ status, asOf, statusNote }: RecordDocument): string =>
  `${statusLabels[status]}, as of ${formatShortDay(asOf)}.${statusNote === null ? '' : ` ${isolated(statusNote)}`}`

const stances = { SUPPORTS: 'supports', REFUTES: 'speaks against', CONTEXT: 'context for' } as const

/** "context for statement A, WhatsApp; second hand" */
export function evidenceWords(
  { bearsOn, stance, hand }: PublishedEvidence,
  { a, b }: RecordDocument,
): string {
  const sides = {
    A: `statement A, ${speakerInText(a)}`,
    B: `statement B, ${speakerInText(b)}`,
    BOTH: 'both statements',
  }
  return `${stances[stance]} ${sides[bearsOn]}; ${hand === 'FIRST_HAND' ? 'first hand' : 'second hand'}`
}
