import type { Attribution, NamedSpeaker } from './attribution'
import { isNameToken, pronouns, speakerOf } from './noun-phrases'
import type { TextRange } from './passage'
import type { Sentence } from './reading'
import { englishVerbs } from './speech-verbs'
import type { Token } from './tokens'

/** A subject, an appositive or a phrase between verb and "that" is at most so many tokens long. */
const reach = 24
const between = new Set(
  `also later then further again now repeatedly reportedly often previously earlier himself herself itself themselves
  has have had is was were been being recently publicly only already categorically flatly`.split(/\s+/),
)
const boundaries = new Set(
  `that when while after because but if whether which although though since before until and or as than where`.split(
    ' ',
  ),
)
const negations = new Set("not never didn't don't doesn't hasn't haven't couldn't cannot".split(' '))
const prepositions = new Set(
  'on in at to by of from for with about during over after before this last late earlier yesterday today'.split(
    ' ',
  ),
)
/** A sentence of its own follows these verbs without "that". */
const introducing =
  /^(?:s(?:ay|ays|aid|aying)|claim|insist|maintain|argue|believe|add|warn|predict|expect|note|explain|deni|deny)/

const isMark = (token: Token | undefined, marks: string) =>
  token !== undefined && token.kind === 'mark' && marks.includes(token.text)
const endsSentence = (token: Token | undefined) =>
  token?.kind === 'quotation' && /[.!?।۔…]["”’'»]*$/u.test(token.text)

/** The attributions of a sentence in English, in their order. */
export function englishAttributions({ tokens }: Sentence, text: string): Attribution[] {
  const attributions: Attribution[] = []
  let from = 0
  for (let at = 0; at < tokens.length; at++) {
    const attribution = isAccordingTo(tokens, at)
      ? accordingTo(tokens, at, text)
      : attributionAt(tokens, { at, from }, text)
    if (!attribution) continue
    attributions.push(attribution)
    while (at + 1 < tokens.length && (tokens[at + 1]?.start ?? 0) < attribution.end) at++
    from = at + 1
  }
  return attributions
}

const isAccordingTo = (tokens: readonly Token[], at: number) =>
  tokens[at]?.key === 'according' && tokens[at + 1]?.key === 'to'

function accordingTo(tokens: readonly Token[], at: number, text: string): Attribution | null {
  const cue = spanOf(tokens.slice(at, at + 2))
  const phrase = phraseFrom(tokens, at + 2)
  const speaker = speakerOf(phrase, text)
  if (!speaker || !cue) return null
  const next = at + 2 + phrase.length
  const before = tokens[at - 1]
  const reported = before === undefined ? clauseFrom(tokens, next) : clauseBefore(tokens, at)
  return { speaker, cue, act: 'ASSERTED', start: cue.start, end: speaker.end, reported, toldTo: null }
}

type Place = { at: number; from: number }

function attributionAt(tokens: readonly Token[], { at, from }: Place, text: string): Attribution | null {
  const verb = tokens[at]
  const act = verb && englishVerbs.get(verb.key)
  if (!verb || act === undefined || verb.kind !== 'word') return null
  const inverted = invertedSubject(tokens, at, text)
  const left = inverted ? null : subjectBefore(tokens, { at, from }, text)
  const speaker = inverted ?? left?.speaker
  if (!speaker || left?.isNegated) return null
  const afterSubject = inverted ? indexAfter(tokens, inverted.end, at) : at + 1
  const { cueEnd, toldTo, complement } = complementAfter(tokens, { at, from: afterSubject }, text)
  const isNextToQuotation = tokens
    .slice(Math.max(from, at - 2), cueEnd + 3)
    .some(({ kind }) => kind === 'quotation')
  const trailing =
    complement === null && !isNextToQuotation ? clauseBefore(tokens, left ? left.first : at) : null
  const isColon = isMark(tokens[cueEnd], ':')
  if (!complement && !trailing && !isColon && !tokens.some(({ kind }) => kind === 'quotation')) return null
  const cue = { start: verb.start, end: inverted ? verb.end : (tokens[cueEnd - 1]?.end ?? verb.end) }
  return {
    speaker,
    cue,
    act,
    start: Math.min(speaker.start, cue.start),
    end: Math.max(inverted ? speaker.end : 0, cue.end),
    reported: complement ?? trailing,
    toldTo,
  }
}

const indexAfter = (tokens: readonly Token[], end: number, from: number) => {
  let index = from
  while (index < tokens.length && (tokens[index]?.start ?? 0) < end) index++
  return index
}

/** “…,” said Rosa Lindqvist. */
function invertedSubject(tokens: readonly Token[], at: number, text: string): NamedSpeaker | null {
  const [before, next] = [tokens[at - 1], tokens[at + 1]]
  const isAfterWords = before?.kind === 'quotation' || (isMark(before, ',') && !isAppositive(tokens, at - 1))
  if (!isAfterWords || !next || next.kind !== 'word') return null
  if (!isNameToken(next) && !['the', 'a', 'an', 'one'].includes(next.key) && !pronouns.has(next.key))
    return null
  return speakerOf(phraseFrom(tokens, at + 1), text)
}

/** The comma ends words that describe a name: "Rosa Lindqvist, the chair, said". */
function isAppositive(tokens: readonly Token[], comma: number): boolean {
  const earlier = earlierComma(tokens, comma)
  const before = tokens[earlier - 1]
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

type Subject = { speaker: NamedSpeaker; isNegated: boolean; first: number }

function subjectBefore(tokens: readonly Token[], { at, from }: Place, text: string): Subject | null {
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
    if (isMark(tokens[last], ',') && tokens[at]?.key.endsWith('ing'))
      return participleSubject(tokens, last, text)
    const earlier = earlierComma(tokens, last)
    if (earlier <= from) return null
    last = earlier - 1
  }
  if (isMark(tokens[last], ')')) {
    while (last > from && !isMark(tokens[last], '(')) last--
    last--
  }
  let first = last + 1
  while (first > from && last - first < reach && isInPhrase(tokens[first - 1])) first--
  const speaker = speakerOf(tokens.slice(first, last + 1), text)
  return speaker && { speaker, isNegated, first }
}

const isInPhrase = (token: Token | undefined) =>
  token !== undefined && token.kind === 'word' && !boundaries.has(token.key)

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
    (token, index) => index >= first && index < comma && (isNameToken(token) || pronouns.has(token.key)),
  )
  if (name === -1) return null
  let end = name
  while (end < comma && isNameToken(tokens[end])) end++
  const speaker = speakerOf(tokens.slice(name, Math.max(end, name + 1)), text)
  return speaker && { speaker, isNegated: false, first: name }
}

/** A noun phrase from a place on: up to a mark, a clause or a time. */
function phraseFrom(tokens: readonly Token[], from: number): readonly Token[] {
  let end = from
  while (end < tokens.length && end - from < reach) {
    const token = tokens[end]
    if (!token || token.kind !== 'word' || boundaries.has(token.key)) break
    if (
      end > from &&
      (englishVerbs.has(token.key) || (prepositions.has(token.key) && !['of', 'for'].includes(token.key)))
    )
      break
    end++
  }
  return tokens.slice(from, end)
}

type Complement = { cueEnd: number; toldTo: string | null; complement: TextRange | null }

/** The words that a verb introduces, and the index after "said", "told Reuters" or "said on Friday that". */
function complementAfter(tokens: readonly Token[], { at, from }: Place, text: string): Complement {
  const key = tokens[at]?.key ?? ''
  let next = from
  let toldTo: string | null = null
  if (/^(?:t(?:old|ell|ells|elling)|inform)/.test(key)) {
    const phrase = phraseFrom(tokens, next).filter(
      (token, index, all) => index < 1 || isNameToken(token) || isNameToken(all[index + 1]),
    )
    const addressee = speakerOf(phrase, text)
    toldTo = addressee?.by === 'name' ? addressee.name : null
    next += phrase.length
  }
  const that = tokens.findIndex(
    ({ key: word }, index) => index >= next && index < next + 10 && word === 'that',
  )
  const isBroken = tokens
    .slice(next, that)
    .some(({ kind, text: mark }) => kind === 'quotation' || (kind === 'mark' && ';:.'.includes(mark)))
  if (
    that !== -1 &&
    !isBroken &&
    (that === next || prepositions.has(tokens[next]?.key ?? '') || isMark(tokens[next], ','))
  )
    return { cueEnd: that + 1, toldTo, complement: clauseFrom(tokens, that + 1) }
  const token = tokens[next]
  const canFollow = introducing.test(key) || toldTo !== null
  const isClause = token?.kind === 'word' && !prepositions.has(token.key) && !boundaries.has(token.key)
  const asks = ['if', 'whether', 'why', 'what', 'how', 'when', 'who'].includes(token?.key ?? '')
  return {
    cueEnd: next,
    toldTo,
    complement: (canFollow && isClause) || asks ? clauseFrom(tokens, next) : null,
  }
}

/** The rest of the sentence, without its last mark. */
function clauseFrom(tokens: readonly Token[], from: number): TextRange | null {
  let first = from
  while (isMark(tokens[first], ',:')) first++
  let end = first
  while (end < tokens.length && !isMark(tokens[end], ';') && !endsSentence(tokens[end])) end++
  if (endsSentence(tokens[end])) end++
  while (end > first && isMark(tokens[end - 1], '.,;:!?।۔')) end--
  return end - first < 3 ? null : spanOf(tokens.slice(first, end))
}

/** The words before ", X said", back to the beginning of the sentence. */
function clauseBefore(tokens: readonly Token[], end: number): TextRange | null {
  if (!isMark(tokens[end - 1], ',')) return null
  let first = end - 1
  while (first > 0 && !isMark(tokens[first - 1], ';—') && tokens[first - 1]?.kind !== 'quotation') first--
  return end - 1 - first < 3 ? null : spanOf(tokens.slice(first, end - 1))
}

function spanOf(tokens: readonly Token[]): TextRange | null {
  const [first, last] = [tokens[0], tokens.at(-1)]
  return first && last ? { start: first.start, end: last.end } : null
}
