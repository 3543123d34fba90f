import type { TextRange } from './passage'
import { ambiguousForms, englishVerbs } from './speech-verbs'
import type { Token } from './tokens'

export const isMark = (token: Token | undefined, marks: string) =>
  token !== undefined && token.kind === 'mark' && marks.includes(token.text)
const endsSentence = (token: Token | undefined) =>
  token?.kind === 'quotation' && /[.!?।۔…]["”’'»]*$/u.test(token.text)

/** Conjunctions after a comma that may begin words of the report again. */
const conjunctions = new Set('but and while whereas which although though'.split(' '))
/** An attribution of its own is at most so far from its conjunction. */
const ownReach = 14

/**
 * "said the fare rose, which the board denies", "after the board revealed that it rose, Ida Moen said that": the clause
 * after the comma has words of saying of its own.
 */
function beginsOwnClause(tokens: readonly Token[], comma: number): boolean {
  if (!isMark(tokens[comma], ',')) return false
  const key = tokens[comma + 1]?.key ?? ''
  if (key === 'adding') return true
  const clause = tokens.slice(comma + 1, comma + 2 + ownReach)
  const verb = clause.findIndex((token) => englishVerbs.has(token.key) && !ambiguousForms.has(token.key))
  if (conjunctions.has(key)) return verb !== -1
  const isMain = verb > 0 && clause[verb + 1]?.key === 'that' && clause[verb]?.key.endsWith('ing') === false
  return isMain && !clause.slice(0, verb).some((token) => isMark(token, ','))
}

/** The rest of the sentence, without its last mark. */
export function clauseFrom(tokens: readonly Token[], from: number): TextRange | null {
  let first = from
  while (isMark(tokens[first], ',:')) first++
  let end = first
  while (
    end < tokens.length &&
    !isMark(tokens[end], ';') &&
    !endsSentence(tokens[end]) &&
    !beginsOwnClause(tokens, end)
  )
    end++
  if (endsSentence(tokens[end])) end++
  while (end > first && isMark(tokens[end - 1], '.,;:!?।۔')) end--
  return end - first < 3 ? null : spanOf(tokens.slice(first, end))
}

/** The same, unless the words go on after the attribution: "Half of the seats, the board said, were sold twice." */
export function trailingClause(tokens: readonly Token[], end: number, next: number): TextRange | null {
  const isInside = isMark(tokens[next], ',') && tokens.length - next > appositiveMax
  const opening = tokens[0]?.key ?? ''
  return isInside || ['in', 'on', 'at', 'asked', 'speaking', 'after', 'during'].includes(opening)
    ? null
    : clauseBefore(tokens, end)
}
/** Words after the name of a speaker that only describe it. */
const appositiveMax = 9

/** The words before ", X said", back to the beginning of the sentence. */
function clauseBefore(tokens: readonly Token[], end: number): TextRange | null {
  if (!isMark(tokens[end - 1], ',')) return null
  let first = end - 1
  while (first > 0 && !isMark(tokens[first - 1], ';—') && tokens[first - 1]?.kind !== 'quotation') first--
  return end - 1 - first < 3 ? null : spanOf(tokens.slice(first, end - 1))
}

export function spanOf(tokens: readonly Token[]): TextRange | null {
  const [first, last] = [tokens[0], tokens.at(-1)]
  return first && last ? { start: first.start, end: last.end } : null
}
