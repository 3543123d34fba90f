import type { NamedSpeaker } from './attribution'
import { isMark } from './english-clauses'
import { isNameToken, isPronoun, nameLength, speakerOf } from './noun-phrases'
import { englishVerbs } from './speech-verbs'
import type { Token } from './tokens'

/** A subject, an appositive or a phrase between verb and "that" is at most so many tokens long. */
const reach = 24
const between = new Set(
  `also later then further again now repeatedly reportedly often previously earlier himself herself itself themselves
  has have had is was were been being recently publicly only already categorically flatly`.split(/\s+/),
)
export const boundaries = new Set(
  `that when while after because but if whether which although though since before until and or as than where`.split(
    ' ',
  ),
)
/** Before these nobody said it: "did not say", "can say". */
const negations = new Set(
  "not never didn't don't doesn't hasn't haven't couldn't cannot can't won't wouldn't shouldn't can could may might should must would".split(
    ' ',
  ),
)
export const prepositions = new Set(
  'on in at to by of from for with about during over after before last late earlier yesterday today'.split(
    ' ',
  ),
)
/** The index of a verb, and the first index that the search may reach. */
export type Place = { at: number; from: number }

/** “…,” said Rosa Lindqvist. */
export function invertedSubject(tokens: readonly Token[], at: number, text: string): NamedSpeaker | null {
  const [before, next] = [tokens[at - 1], tokens[at + 1]]
  const isAfterWords =
    before?.kind === 'quotation' || (isMark(before, ',') && !isAppositive(tokens, at - 1, text))
  if (!isAfterWords || !next || next.kind !== 'word' || tokens[at]?.key.endsWith('ing')) return null
  if (!isNameToken(next) && !['the', 'a', 'an', 'one'].includes(next.key) && !isPronoun(next)) return null
  return speakerOf(phraseFrom(tokens, at + 1), text)
}

/** The comma ends words that describe a name: "Rosa Lindqvist, the chair, said". */
function isAppositive(tokens: readonly Token[], comma: number, text: string): boolean {
  const earlier = earlierComma(tokens, comma)
  const before = tokens[earlier - 1]
  if (describedName(tokens, { at: comma, from: 0 }, text)) return true
  return (
    earlier > 0 && before !== undefined && before.kind === 'word' && (isNameToken(before) || earlier <= 4)
  )
}

function earlierComma(tokens: readonly Token[], comma: number): number {
  for (let at = comma - 1; at > Math.max(0, comma - reach); at--) {
    if (tokens[at]?.kind === 'quotation') return -1
    if (isMark(tokens[at], ',')) return at
  }
  return -1
}

/** `first` is the index of the first token of the subject. */
export type Subject = { speaker: NamedSpeaker; isNegated: boolean; first: number }

export function subjectBefore(tokens: readonly Token[], { at, from }: Place, text: string): Subject | null {
  let last = at - 1
  let isNegated = false
  while (
    last >= from &&
    (between.has(tokens[last]?.key ?? '') ||
      negations.has(tokens[last]?.key ?? '') ||
      ['did', 'does', 'do'].includes(tokens[last]?.key ?? ''))
  ) {
    isNegated ||= negations.has(tokens[last]?.key ?? '')
    last--
  }
  if (isMark(tokens[last], ',')) {
    if (tokens[at]?.key.endsWith('ing')) return participleSubject(tokens, last, text)
    const name = describedName(tokens, { at: last, from }, text)
    if (name) return { ...name, isNegated }
    const earlier = earlierComma(tokens, last)
    if (earlier <= from) return null
    const appositive = speakerOf(tokens.slice(earlier + 1, last), text)
    last = earlier - 1
    const described = phraseBefore(tokens, { at: last, from })
    const subject = speakerOf(described, text)
    // "The mayor, Tomas Reyes, said"
    const speaker = subject?.by === 'noun' && appositive?.by === 'name' ? appositive : subject
    return speaker && { speaker, isNegated, first: last + 1 - described.length }
  }
  if (isMark(tokens[last], ')')) {
    while (last > from && !isMark(tokens[last], '(')) last--
    last--
  }
  const phrase = phraseBefore(tokens, { at: last, from })
  const speaker = speakerOf(phrase, text)
  return speaker && { speaker, isNegated, first: last + 1 - phrase.length }
}

/**
 * "Ida Moen, who lives by the pier, the bridge and the mill, said": a name that begins its clause, and commas up to
 * the verb.
 */
function describedName(
  tokens: readonly Token[],
  { at, from }: Place,
  text: string,
): Omit<Subject, 'isNegated'> | null {
  let first = at
  while (
    first > from &&
    at - first < 2 * reach &&
    tokens[first - 1]?.kind !== 'quotation' &&
    !isMark(tokens[first - 1], ';:')
  )
    first--
  const length = nameLength(tokens, first)
  const isDescribed = length > 0 && isMark(tokens[first + length], ',') && first + length < at
  const speaker = isDescribed ? speakerOf(tokens.slice(first, first + length), text) : null
  return speaker && { speaker, first }
}

/** A noun phrase up to a place, back to a mark or a clause. */
function phraseBefore(tokens: readonly Token[], { at, from }: Place): readonly Token[] {
  let first = at + 1
  while (first > from && at - first < reach && isInPhrase(tokens, first - 1)) first--
  return tokens.slice(first, at + 1)
}

function isInPhrase(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  if (!token || token.kind !== 'word') return false
  return !boundaries.has(token.key) || (token.key === 'and' && isInName(tokens, at))
}

/** "the Centre for Ferry Safety and Prevention", but not "Ida Moen and Per Aas". */
const isInName = (tokens: readonly Token[], and: number): boolean =>
  isNameToken(tokens[and - 1]) &&
  isNameToken(tokens[and + 1]) &&
  tokens.slice(Math.max(0, and - 4), and - 1).some(({ key }) => key === 'of' || key === 'for')

/** "Warning that the pier might close, Elin Strand asked for patience." */
export function subjectAfterComma(tokens: readonly Token[], text: string): Subject | null {
  const comma = tokens.findIndex((token) => isMark(token, ','))
  if (!tokens[0]?.key.endsWith('ing') || comma === -1) return null
  const name = tokens.slice(comma + 1, comma + reach).findIndex((token) => !isNameToken(token))
  const speaker = speakerOf(tokens.slice(comma + 1, comma + 1 + Math.max(name, 0)), text)
  return speaker && { speaker, isNegated: false, first: comma + 1 }
}

/** "WhatsApp appeared to counter the government, saying": the subject begins the clause before. */
function participleSubject(tokens: readonly Token[], comma: number, text: string): Subject | null {
  let first = comma
  while (
    first > 0 &&
    comma - first < reach &&
    !isMark(tokens[first - 1], ',;:—–') &&
    tokens[first - 1]?.kind !== 'quotation'
  )
    first--
  const name = tokens.findIndex(
    (token, index) => index >= first && index < comma && (isNameToken(token) || isPronoun(token)),
  )
  if (name === -1) return null
  let end = name
  while (end < comma && isNameToken(tokens[end])) end++
  const speaker = speakerOf(tokens.slice(name, Math.max(end, name + 1)), text)
  return speaker && { speaker, isNegated: false, first: name }
}

/** A noun phrase from a place on: up to a mark, a clause or a time. */
export function phraseFrom(
  tokens: readonly Token[],
  from: number,
  { isNoun = false }: { isNoun?: boolean } = {},
): readonly Token[] {
  let end = from
  while (end < tokens.length && end - from < reach) {
    const token = tokens[end]
    if (!token || token.kind !== 'word' || boundaries.has(token.key)) break
    if (
      end > from &&
      ((!isNoun && englishVerbs.has(token.key)) ||
        (prepositions.has(token.key) && !['of', 'for'].includes(token.key)))
    )
      break
    end++
  }
  return tokens.slice(from, end)
}
