import type { Passage, PublishedStatement } from './document'

export type ClauseRun = { text: string; marked: boolean }

const shortest = 28
const clauseBreak = /[,;:.!?…—“”"‘(]/u

/**
 * The excerpt of a side in a list: the tied passages and the text between them, or, if those are short, the whole
 * clause around them. No clause is cut, so there is no ellipsis.
 */
export function quotedClause(statement: PublishedStatement, passages: readonly Passage[]): ClauseRun[] {
  const { context, quoteStart, quote } = statement
  const sorted = passages.toSorted((one, other) => one.start - other.start)
  const [first] = sorted
  if (!first) return [{ text: quote, marked: false }]
  let start = first.start
  let end = Math.max(...sorted.map((passage) => passage.end))
  if (end - start < shortest && isInsideQuote(statement, { start, end })) {
    start = clauseStart(context, start, quoteStart)
    end = clauseEnd(context, end, quoteStart + quote.length)
  }
  return splitAtPassages(context, { start, end }, sorted)
}

/** False if a passage includes the reporter's words. */
export function isInsideQuote(
  { quoteStart, quote }: PublishedStatement,
  { start, end }: { start: number; end: number },
): boolean {
  return start >= quoteStart && end <= quoteStart + quote.length
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
