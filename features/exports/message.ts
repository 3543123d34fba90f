import type { Passage, PublishedStatement, RecordDocument } from '#features/publications/document'
import { passageWords, voiceLabel } from '#features/publications/voice'
import { isVerbatim } from '#features/statements/statement'
import { formatEdtfDay } from '#lib/dates'
import { closed, isolated } from '#lib/sentence'
import { notice, citationAddress, type ExportContext } from './citation'
import {
  conditionLead,
  conditionWords,
  dayWords,
  openingSentence,
  quoteOf,
  speakerVia,
  statusWords,
  withVerb,
} from './sentences'

/** A message has fewer UTF-16 code units than this. */
const messageLimit = 1000

/**
 * Contains both sides or none, each with its attribution before its words. If it is too long, the least needed
 * parts are left out first, and a sentence notes it. A quotation is never cut.
 */
export function message(document: RecordDocument, { origin }: ExportContext): string {
  const { number, version } = document
  const opening = openingSentence(document)
  const ending = [
    reconciliationSentence(document),
    `${statusWords({ ...document, statusNote: null })} ${notice}`,
    citationAddress(document, origin),
  ].filter((line) => line !== '')
  const sides = (lineOf: (statement: PublishedStatement, side: Side) => string) => [
    '',
    lineOf(document.a, 'a'),
    '',
    lineOf(document.b, 'b'),
    '',
  ]
  const attempts = [
    [
      opening,
      ...sides(
        (statement) => `${closed(heading(statement))} ${statement.attributionSentence} ${quoteOf(statement)}`,
      ),
      ...ending,
    ],
    [opening, ...sides((statement) => `${heading(statement)}: ${quoteOf(statement)}`), more, ...ending],
    [opening, ...sides((statement, side) => passages(document, statement, side)), tooLong, ...ending],
    [opening, ...sides((statement) => closed(heading(statement))), tooLong, ...ending],
    [`Record ${number}, version ${version}. ${tooLong}`, notice, ...ending.slice(-1)],
  ].map((lines) => lines.join('\n'))
  return attempts.find(fits) ?? `${tooLong} ${notice}`
}

type Side = 'a' | 'b'

/** The file ends with a line break. */
const fits = (words: string): boolean => words.length + 1 < messageLimit
const more = 'More at the address.'
const tooLong = 'Too long for a message; the whole statements are at the address.'

function reconciliationSentence(document: RecordDocument): string {
  const { reconciliation } = document
  if (reconciliation === null) return ''
  return closed(`${conditionLead(document)} ${isolated(conditionWords(reconciliation))}`)
}

/** "Harbour Board (The Ferry Post, 2 Nov 2019), 1 Nov 2019, inferred, denies" */
const heading = (statement: PublishedStatement): string =>
  withVerb(`${speakerVia(statement)} (${report(statement)}), ${dayWords(statement.said)}`, statement)

/** The publisher and the date of the report. */
function report({ source }: PublishedStatement): string {
  const publisher = isolated(source.publisher)
  return source.published === null ? publisher : `${publisher}, ${formatEdtfDay(source.published)}`
}

/** Only the tied passages, each complete, in the order of the text. */
function passages({ ties }: RecordDocument, statement: PublishedStatement, side: Side): string {
  const words = merged(
    ties.flatMap((tie) => tie[side]),
    statement,
  ).map((passage) => passageWords(statement, passage))
  const label = isVerbatim(statement.wording) ? 'in part' : 'in part, as reported'
  return `${heading(statement)}, ${label}: ${words.join(' […] ')}`
}

/** In the order of the text. Overlapping passages in one voice become one passage; those in two keep their labels. */
function merged(tiedPassages: readonly Passage[], statement: PublishedStatement): Passage[] {
  const passagesInOrder: Passage[] = []
  for (const passage of tiedPassages.toSorted(
    (left, right) => left.start - right.start || right.end - left.end,
  )) {
    const last = passagesInOrder.at(-1)
    const isOneVoice = last && voiceLabel(statement, last) === voiceLabel(statement, passage)
    if (!last || passage.start > last.end || (!isOneVoice && passage.end > last.end))
      passagesInOrder.push(passage)
    else if (passage.end > last.end) {
      const exact = statement.context.slice(last.start, passage.end)
      passagesInOrder[passagesInOrder.length - 1] = { start: last.start, end: passage.end, exact }
    }
  }
  return passagesInOrder
}
