import type { Act } from '#features/statements/statement'
import type { Attribution } from './attribution'
import { clauseFrom, isMark, spanOf, trailingClause } from './english-clauses'
import {
  boundaries,
  invertedSubject,
  phraseFrom,
  type Place,
  prepositions,
  subjectAfterComma,
  subjectBefore,
} from './english-subjects'
import { isNameToken, nameLength, speakerOf } from './noun-phrases'
import type { TextRange } from './passage'
import type { Sentence } from './reading'
import { ambiguousForms, englishVerbs } from './speech-verbs'
import type { Token } from './tokens'

/** A sentence of its own follows these verbs without "that". */
const introducing = /^(?:s(?:ay|ays|aid|aying)|claims?$|claimed|insist|argue|deni|deny)/

/** The attributions of a sentence in English, in their order. */
export function englishAttributions({ tokens }: Sentence, text: string): Attribution[] {
  const attributions: Attribution[] = []
  let from = 0
  for (let at = 0; at < tokens.length; at++) {
    const attribution =
      (isAccordingTo(tokens, at)
        ? accordingTo(tokens, at, text)
        : attributionAt(tokens, { at, from }, text)) ?? silenceAt(tokens, { at, from }, text)
    if (!attribution) continue
    attributions.push(attribution)
    while (at + 1 < tokens.length && (tokens[at + 1]?.start ?? 0) < attribution.end) at++
    from = at + 1
  }
  if (attributions.length > 0) return attributions
  return [beforeColon(tokens, text)].filter((attribution) => attribution !== null)
}

/** "Ida Moen had another explanation: “…”": the name or pronoun that begins the sentence. */
function beforeColon(tokens: readonly Token[], text: string): Attribution | null {
  const colon = tokens.find((token, index) => isMark(token, ':') && tokens[index + 1]?.kind === 'quotation')
  if (!colon) return null
  const length = nameLength(tokens, 0)
  const speaker = speakerOf(tokens.slice(0, Math.max(1, length)), text)
  if (!speaker || (length === 0 && speaker.by !== 'pronoun')) return null
  const cue = { start: colon.start, end: colon.end }
  return { speaker, cue, act: 'ASSERTED', start: speaker.start, end: colon.end, reported: null, toldTo: null }
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

function attributionAt(tokens: readonly Token[], { at, from }: Place, text: string): Attribution | null {
  const verb = tokens[at]
  const act = verb && (englishVerbs.get(verb.key) ?? actAfterQuotation(tokens, at))
  // "The United States" states nothing.
  const isInName = verb?.isCapital === true && tokens[at - 1]?.kind === 'word'
  if (!verb || act === undefined || isInName || tokens[at - 1]?.key === 'to') return null
  if (ambiguousForms.has(verb.key) && !isIntroduced(tokens, at)) return null
  const next = following[verb.key]
  if (next && !next.includes(tokens[at + 1]?.key ?? '')) return null
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

/** "declined to comment", "did not reply", "could not be reached" */
function silenceAt(tokens: readonly Token[], { at, from }: Place, text: string): Attribution | null {
  const words = tokens.slice(at, at + 5).map(({ key }) => key)
  const silence = silences.find((form) => form.test(words.join(' ')))
  const left = silence && subjectBefore(tokens, { at, from }, text)
  const reported = left && clauseFrom(tokens, at)
  if (!left || !reported) return null
  const { speaker } = left
  const cue = { start: reported.start, end: reported.end }
  return {
    speaker,
    cue,
    act: 'DECLINED_TO_COMMENT',
    start: speaker.start,
    end: reported.end,
    reported,
    toldTo: null,
  }
}
const silences = [
  /^(?:declined|refused|declines|refuses) to (?:comment|answer|respond)\b/,
  /^(?:did|has|had|have) not (?:immediately )?(?:respond|responded|reply|replied|answer|answered|comment|commented)\b/,
  /^could not (?:immediately )?be reached\b/,
]

/** “…,” Rosa Lindqvist grumbled: after a quotation that goes on, any verb after a name is one of saying. */
function actAfterQuotation(tokens: readonly Token[], at: number): Act | undefined {
  if (!/^[a-z]+ed$/.test(tokens[at]?.key ?? '')) return undefined
  let first = at
  while (isNameToken(tokens[first - 1])) first--
  const quotation = first < at ? tokens[first - 1] : undefined
  return quotation?.kind === 'quotation' && /[,!?]["”’']$/u.test(quotation.text) ? 'ASSERTED' : undefined
}

/** "as the mayor put it", "called on the union to": other uses of these verbs say nothing. */
const following: Readonly<Record<string, readonly string[]>> = {
  put: ['it'],
  puts: ['it'],
  called: ['on', 'for'],
  calls: ['on', 'for'],
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

/** "said that", "said on Friday that", "reported last year that"; -1 for any other words. */
function thatAfter(tokens: readonly Token[], from: number): number {
  const that = tokens.slice(from, from + 7).findIndex(({ key }) => key === 'that')
  const isTime = prepositions.has(tokens[from]?.key ?? '') || times.test(tokens[from]?.key ?? '')
  if (that > 0 && (!isTime || tokens.slice(from, from + that).some(({ kind }) => kind !== 'word'))) return -1
  return that === -1 ? -1 : from + that
}
const times = /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|again|here)$/

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
  const that = thatAfter(tokens, next)
  if (that !== -1) return { cueEnd: that + 1, toldTo, complement: clauseFrom(tokens, that + 1) }
  const token = tokens[next]
  const canFollow = introducing.test(key) || toldTo !== null
  const isClause =
    token?.kind === 'word' &&
    !prepositions.has(token.key) &&
    !boundaries.has(token.key) &&
    !times.test(token.key)
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
  tokens.slice(Math.max(0, at - 5), at).some(({ kind }) => kind === 'quotation') ||
  tokens.slice(at + 1, at + 20).some(({ kind }) => kind === 'quotation')
