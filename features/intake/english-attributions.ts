import type { Attribution, NamedSpeaker } from './attribution'
import { clauseFrom, isMark, spanOf, trailingClause } from './english-clauses'
import { isNameToken, pronouns, speakerOf } from './noun-phrases'
import type { TextRange } from './passage'
import type { Sentence } from './reading'
import { ambiguousForms, englishVerbs } from './speech-verbs'
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
  ['according', 'words'].includes(tokens[at]?.key ?? '') && ['to', 'of'].includes(tokens[at + 1]?.key ?? '')

function accordingTo(tokens: readonly Token[], at: number, text: string): Attribution | null {
  const cue = spanOf(tokens.slice(at, at + 2))
  const phrase = phraseFrom(tokens, at + 2, { isNoun: true })
  const speaker = speakerOf(phrase, text)
  if (!speaker || !cue) return null
  const next = at + 2 + phrase.length
  const before = tokens[at - 1]
  const reported = before === undefined ? clauseFrom(tokens, next) : trailingClause(tokens, at, next)
  return { speaker, cue, act: 'ASSERTED', start: cue.start, end: speaker.end, reported, toldTo: null }
}

type Place = { at: number; from: number }

function attributionAt(tokens: readonly Token[], { at, from }: Place, text: string): Attribution | null {
  const verb = tokens[at]
  const act = verb && englishVerbs.get(verb.key)
  if (!verb || act === undefined || tokens[at - 1]?.key === 'to') return null
  if (ambiguousForms.has(verb.key) && !isIntroduced(tokens, at)) return null
  const inverted = invertedSubject(tokens, at, text)
  const left = inverted
    ? null
    : at === 0
      ? subjectAfterComma(tokens, text)
      : subjectBefore(tokens, { at, from }, text)
  const speaker = inverted ?? left?.speaker
  if (!speaker || left?.isNegated) return null
  const afterSubject = inverted ? indexAfter(tokens, inverted.end, at) : at + 1
  const { cueEnd, toldTo, complement } = complementAfter(tokens, { at, from: afterSubject }, text)
  const isNextToQuotation = tokens
    .slice(Math.max(from, at - 2), cueEnd + 3)
    .some(({ kind }) => kind === 'quotation')
  const trailing =
    complement === null && !isNextToQuotation && introducing.test(verb.key)
      ? trailingClause(tokens, left ? left.first : at, inverted ? afterSubject : at + 1)
      : null
  const isColon = isMark(tokens[cueEnd], ':')
  if (!complement && !trailing && !isColon && !tokens.some(({ kind }) => kind === 'quotation')) return null
  const cue = { start: verb.start, end: inverted ? verb.end : (tokens[cueEnd - 1]?.end ?? verb.end) }
  return {
    speaker,
    cue,
    act,
    start: Math.min(speaker.start, cue.start),
    end: Math.max(inverted ? speaker.end : 0, cue.end),
    reported:
      (inverted && tokens[cueEnd - 1]?.key !== 'that' ? null : leadingClause(tokens, at, complement)) ??
      trailing,
    toldTo,
  }
}

/** After a verb that begins the sentence, the clause ends at its comma. */
function leadingClause(tokens: readonly Token[], at: number, clause: TextRange | null): TextRange | null {
  const comma = at === 0 ? tokens.find((token) => isMark(token, ',')) : undefined
  return clause && comma ? { ...clause, end: Math.min(clause.end, comma.start) } : clause
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
  if (!isAfterWords || !next || next.kind !== 'word' || tokens[at]?.key.endsWith('ing')) return null
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
    if (tokens[at]?.key.endsWith('ing')) return participleSubject(tokens, last, text)
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

/** A noun phrase up to a place, back to a mark or a clause. */
function phraseBefore(tokens: readonly Token[], { at, from }: Place): readonly Token[] {
  let first = at + 1
  while (first > from && at - first < reach && isInPhrase(tokens[first - 1])) first--
  return tokens.slice(first, at + 1)
}

const isInPhrase = (token: Token | undefined) =>
  token !== undefined && token.kind === 'word' && !boundaries.has(token.key)

/** "Warning that the pier might close, Elin Strand asked for patience." */
function subjectAfterComma(tokens: readonly Token[], text: string): Subject | null {
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
    (token, index) => index >= first && index < comma && (isNameToken(token) || pronouns.has(token.key)),
  )
  if (name === -1) return null
  let end = name
  while (end < comma && isNameToken(tokens[end])) end++
  const speaker = speakerOf(tokens.slice(name, Math.max(end, name + 1)), text)
  return speaker && { speaker, isNegated: false, first: name }
}

/** A noun phrase from a place on: up to a mark, a clause or a time. */
function phraseFrom(
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

type Complement = { cueEnd: number; toldTo: string | null; complement: TextRange | null }

/** The words that a verb introduces, and the index after "said", "told Reuters" or "said on Friday that". */
function complementAfter(tokens: readonly Token[], { at, from }: Place, text: string): Complement {
  const key = tokens[at]?.key ?? ''
  let next = from
  let toldTo: string | null = null
  if (/^(?:t(?:old|ell|ells|elling)|inform)/.test(key)) {
    const phrase = addresseeFrom(tokens, next)
    const addressee = speakerOf(phrase, text)
    toldTo = addressee?.by === 'name' ? addressee.name : null
    next += phrase.length
  }
  const that = tokens.findIndex(
    ({ key: word }, index) => index >= next && index < next + 7 && word === 'that',
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

/** "told the Harbour Board", "told reporters": a name, or a noun with its article. */
function addresseeFrom(tokens: readonly Token[], from: number): readonly Token[] {
  const phrase = phraseFrom(tokens, from)
  const isWithArticle = /^(?:the|a|an|his|her|its|their)$/.test(phrase[0]?.key ?? '')
  const first = isWithArticle ? 1 : 0
  let end = first + 1
  while (isNameToken(phrase[end - 1]) && isNameToken(phrase[end])) end++
  return phrase.slice(0, end)
}

/** "that", a colon or a quotation follows, soon. */
const isIntroduced = (tokens: readonly Token[], at: number) =>
  tokens[at + 1]?.key === 'that' ||
  tokens[at - 1]?.kind === 'quotation' ||
  tokens.slice(at + 1, at + 12).some(({ kind }) => kind === 'quotation')
