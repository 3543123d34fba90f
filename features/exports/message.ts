import type { PublishedStatement, RecordDocument } from '#features/publications/document'
import { passageWords } from '#features/publications/voice'
import { isVerbatim } from '#features/statements/statement'
import { formatShortDay } from '#lib/dates'
import { notice, citationAddress, type ExportContext } from './citation'
import { dayWords, quoteOf, relationWords, speakerOf, statusWords } from './sentences'

/** A message has fewer UTF-16 code units than this. */
const messageLimit = 1000

type Side = 'a' | 'b'

/**
 * Contains both sides or none. Whole sentences are left out if they do not fit, the least needed first, and the
 * message says so. A quotation is never cut.
 */
export function message(document: RecordDocument, { origin, sha256 }: ExportContext): string {
  const { a, b, subject, reconciliation, version } = document
  const opening = `They disagree about ${subject}.`
  const sides = [a, b].map(
    (statement) => `${speakerAndDay(statement)}: ${quoteOf(statement)} (${report(statement)}).`,
  )
  const ending = [
    reconciliation === null ? '' : `Both could be true if ${reconciliation.replace(/\.$/, '')}.`,
    statusWords({ ...document, statusNote: null }),
  ].filter((sentence) => sentence !== '')
  const address = citationAddress(document, origin)
  const close = (sentences: string[]) => [...sentences, notice, address].join(' ')

  const extras = [
    `As worded: ${relationWords(document)}.`,
    [a, b].map(({ attributionSentence }) => attributionSentence).join(' '),
    aboutSentence(a, b),
    `SHA-256 of version ${version}: ${sha256}.`,
  ]
  const core = [opening, ...sides, ...ending]
  if (fits(close(core)))
    return fits(close([...core, ...extras]))
      ? close([...core, ...extras])
      : close([...asMany(core, extras, (sentences) => fits(close([...sentences, more]))), more])

  const attempts = [
    [opening, passages(document, 'a'), passages(document, 'b'), ...ending, cut],
    [
      opening,
      ...[a, b].map((statement) => `${speakerAndDay(statement)} (${report(statement)}).`),
      ...ending,
      cut,
    ],
    [`Record ${document.number}, version ${version}.`, cut],
  ].map(close)
  return attempts.find(fits) ?? `${cut} ${notice}`
}

const fits = (words: string): boolean => words.length < messageLimit
const more = 'More at the address.'
const cut = 'Too long for a message; the whole statements are at the address.'

/** The extra sentences that fit, the most needed first. */
function asMany(core: string[], extras: string[], isEnough: (sentences: string[]) => boolean): string[] {
  return extras.reduce((saved, extra) => (isEnough([...saved, extra]) ? [...saved, extra] : saved), core)
}

/** The third of the three dates; the other two are beside each name and source. */
function aboutSentence(a: PublishedStatement, b: PublishedStatement): string {
  const [one, other] = [dayWords(a.about), dayWords(b.about)]
  if (one !== other) return `They are about: ${one}; ${other}.`
  return one === 'date not stated' ? 'Neither says which date it is about.' : `Both are about ${one}.`
}

const speakerAndDay = (statement: PublishedStatement): string =>
  `${speakerOf(statement)}, ${dayWords(statement.said)}`

/** The publisher and the day of the report. */
function report({ source }: PublishedStatement): string {
  const { publisher, publishedMin, publishedMax } = source
  if (publishedMax === null) return publisher
  return `${publisher}, ${publishedMin === publishedMax ? '' : 'on or before '}${formatShortDay(publishedMax)}`
}

/** Only the tied passages, each complete. */
function passages(document: RecordDocument, side: Side): string {
  const statement = document[side]
  const tiedPassages = document.ties
    .flatMap((tie) => tie[side])
    .map((passage) => passageWords(statement, passage))
  const label = isVerbatim(statement.wording) ? 'in part' : 'in part, as reported'
  return `${speakerAndDay(statement)}, ${label}: ${[...new Set(tiedPassages)].join(' […] ')} (${report(statement)}).`
}
