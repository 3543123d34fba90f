import { isVerbatim } from '#features/statements/statement'
import type { Passage, PublishedStatement } from './document'
import { isOfSpeaker, spokenSpan } from './voice'

export type ClauseRun = { text: string; marked: boolean }

const shortest = 28
const clauseBreak = /[,;:.!?…—“”"‘(]/u

/**
 * The excerpt of a side in a list: the tied passages and the text between them. If those are short, it is the whole
 * clause around them. No clause is cut, so there is no ellipsis. A row has no label for words of another voice, so
 * passages with such words are left out; without any other it has the quote.
 */
export function quotedClause(statement: PublishedStatement, passages: readonly Passage[]): ClauseRun[] {
  const { context, quote } = statement
  const sorted = passages
    .filter((passage) => isOfSpeaker(statement, passage))
    .toSorted((left, right) => left.start - right.start)
  const [first] = sorted
  if (!first) return [{ text: quote, marked: false }]
  let start = first.start
  let end = Math.max(...sorted.map((passage) => passage.end))
  if (!isOfSpeaker(statement, { start, end })) return [{ text: quote, marked: false }]
  if (end - start < shortest) {
    const limits = statementSpan(statement)
    start = clauseStart(context, start, limits.start)
    end = clauseEnd(context, end, limits.end)
  }
  return splitAtPassages(context, { start, end }, sorted)
}

/** The words of the statement: the speaker's, or the quote where the report has its own words. */
function statementSpan(statement: PublishedStatement): { start: number; end: number } {
  const { quoteStart, quote, wording } = statement
  return isVerbatim(wording) ? spokenSpan(statement) : { start: quoteStart, end: quoteStart + quote.length }
}

function clauseStart(text: string, from: number, least: number): number {
  let at = from
  while (at > least && !clauseBreak.test(text[at - 1] ?? '')) at--
  while (text[at] === ' ' && at < from) at++
  return at
}

function clauseEnd(text: string, from: number, most: number): number {
  let at = from
  while (at < most && !clauseBreak.test(text[at] ?? '')) at++
  while (text[at - 1] === ' ' && at > from) at--
  return at
}

function splitAtPassages(
  text: string,
  window: { start: number; end: number },
  passages: readonly Passage[],
): ClauseRun[] {
  const runs: ClauseRun[] = []
  let at = window.start
  for (const { start, end } of passages) {
    if (start > at) runs.push({ text: text.slice(at, start), marked: false })
    if (end > at) runs.push({ text: text.slice(Math.max(at, start), end), marked: true })
    at = Math.max(at, end)
  }
  if (at < window.end) runs.push({ text: text.slice(at, window.end), marked: false })
  return runs
}
