import type { Values } from '#components/ui/form-state'
import { type Column, isReversed, proposeDimension, proposeKind } from '#features/compare/compare'
import type { OnFile } from '#features/compare/on-file'
import { proposeLink } from '#features/intake/differing-words'
import { describePassage, findPassages } from '#features/intake/find-passages'
import { proposeHeadline } from '#features/intake/headline'
import { neutralSentence } from '#features/intake/neutral-sentence'
import type { PassageProposal, TextRange } from '#features/intake/passage'
import { readPastedText } from '#features/intake/read-source'
import type { SourceProposal } from '#features/intake/source-proposal'
import { formatPosition, parsePosition } from '#features/records/passage-fields'
import { contextAround } from '#features/statements/text-selector'
import { contentWords } from '#features/compare/conflict-score'
import { edtfBounds } from '#lib/edtf'
import { capitalize } from '#lib/text'
import { formatEdtfInSentence } from '#lib/dates'
import { readTypedDate } from '#lib/typed-date'
import { linkValues, nextLinkIndex } from './compare-state'

/** What a column shows, from a text or from the file. Offsets are UTF-16 into `context`. */
export type Shown = {
  speaker: string
  /** Everybody from the speaker to the publication. */
  attribution: readonly { speaker: { name: string } }[]
  quote: string
  context: string
  quoteStart: number
  /** Position of the context in the text into which positions of links point. */
  contextAt: number
  language: string
  wording: string
  gloss: string
  saidMin: string | null
  saidMax: string | null
}

/** A date as an editor would type it. */
const typed = (edtf: string | null): string => (edtf === null ? '' : formatEdtfInSentence(edtf))
const edtfOf = (text: string): string | null =>
  text.trim() === '' ? null : (readTypedDate(text).edtf ?? null)

/** A text that is nothing but an address. */
export const isAddress = (text: string): boolean => /^\s*https?:\/\/\S+\s*$/iu.test(text)

/** The fields that a pasted text fills, and which of them are proposals. */
export const readText = (column: Column, text: string) =>
  sourceFields(column, { text, proposal: readPastedText(text), address: '' })

/** A text, what it says about its source, and the address it was read from. */
export type ReadSource = { text: string; proposal: SourceProposal; address: string }

/** The fields that a read source fills, and which of them are proposals. */
export function sourceFields(
  column: Column,
  { text, proposal: source, address }: ReadSource,
): { values: Values; proposes: string[] } {
  const read: Values = {
    title: source.title?.value ?? '',
    publisher: source.publisher?.value ?? '',
    byline: source.byline?.value ?? '',
    dateline: source.dateline?.value ?? '',
    published: typed(source.published?.value ?? null),
    updated: typed(source.updated?.value ?? null),
    language: source.language?.value ?? 'en',
    kind: source.kind?.value ?? 'ARTICLE',
    proximity: source.proximity?.value ?? 'DERIVATIVE',
    url: address,
  }
  const values = { on: 'TEXT', text, quote: '', quoteAt: '', ...read }
  const filled = needed.filter((name) => read[name] !== '').map((name) => `${column}.${name}`)
  return { values: inColumn(column, values), proposes: filled }
}

/** What every source needs; the rest of its facts is one grey line. */
export const needed = ['title', 'publisher', 'published'] as const

const inColumn = (column: Column, values: Values): Values =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`${column}.${name}`, value]))

const optionsOf = ({ language = 'en', published = '', title = '' }: Values) => ({
  language,
  published: edtfOf(published),
  title,
})

export const passagesOf = (values: Values) => findPassages(values['text'] ?? '', optionsOf(values))
export const passageAt = (values: Values, range: TextRange): PassageProposal =>
  describePassage(values['text'] ?? '', range, optionsOf(values))

/** The fields that a quote fills. All are proposals. */
export function quoteFields(
  column: Column,
  source: Values,
  { start, end, proposal }: TextRange & { proposal: PassageProposal },
): { values: Values; proposes: string[] } {
  const { speaker, cue, chain, said, saidPhrase, wording, act } = proposal
  // A comma before the closing mark is the report's.
  const quote = (source['text'] ?? '').slice(start, end).replace(/[,;:]\s*$/u, '')
  const name = speaker?.name ?? ''
  const filled: Values = {
    name,
    speakerKind: name === '' ? '' : proposeKind(name),
    cue: cue ?? '',
    via: chain[0]?.name ?? '',
    wording,
    act,
    'said.edtf': typed(said?.edtf ?? null),
    'said.phrase': saidPhrase?.text ?? '',
    'said.inferred': said === null ? '' : 'on',
    'said.basis': said?.basis ?? '',
    gloss: neutralSentence(proposal, source['text'] ?? '', { start, end: start + quote.length }) ?? '',
  }
  const proposes = Object.entries(filled).flatMap(([field, value]) =>
    value === '' || unasked.has(field) ? [] : [`${column}.${field}`],
  )
  const values = { quote, quoteAt: String(start), ...filled }
  return { values: inColumn(column, values), proposes }
}

/** Fields that follow from another: they are accepted with it. */
const unasked = new Set(['act', 'said.phrase', 'said.inferred', 'said.basis', 'speakerKind', 'via'])

/** The quote of a column with its context. */
export function shownOfText(values: Values): Shown {
  const { text = '', quote = '', language = 'en', name = '', via = '', publisher = '' } = values
  const names = [name, ...(via === '' ? [] : [via]), ...(publisher === name ? [] : [publisher])]
  const start = Number(values['quoteAt'] ?? 0)
  const around = contextAround(text, { start, end: start + quote.length }, language)
  const bounds = edtfBounds(edtfOf(values['said.edtf'] ?? '') ?? edtfOf(values['published'] ?? '') ?? '')
  return {
    speaker: name,
    attribution: names.map((each) => ({ speaker: { name: each } })),
    quote,
    context: text.slice(around.start, around.end),
    quoteStart: start - around.start,
    contextAt: around.start,
    language,
    wording: values['wording'] ?? 'VERBATIM',
    gloss: values['gloss'] ?? '',
    saidMin: bounds?.min ?? null,
    saidMax: bounds?.max ?? null,
  }
}

export const shownOnFile = (statement: OnFile): Shown => ({ ...statement, contextAt: 0 })

/** True if the second column was certainly said before the first, so that it stands at the left. */
export const areReversed = (first: Shown | null, second: Shown | null): boolean =>
  first !== null && second !== null && isReversed(first, second)

const rangeIn = ({ quote, quoteStart, context }: Shown) => ({
  text: context,
  start: quoteStart,
  end: quoteStart + quote.length,
})

/** A position in the form, of words in the shown context. */
export const positionOf = ({ context, contextAt }: Shown, { start, end }: TextRange): string =>
  formatPosition({ start: start + contextAt, end: end + contextAt, exact: context.slice(start, end) })

/** The place of a position in the shown context; null if its words are not there. */
export function placeIn(
  { context, contextAt }: Shown,
  position: string,
): (TextRange & { exact: string }) | null {
  const parsed = parsePosition(position)
  if (parsed === null) return null
  const [start, end] = [parsed.start - contextAt, parsed.end - contextAt]
  const exact = context.slice(Math.max(0, start), end)
  return exact === parsed.exact ? { start, end, exact } : null
}

type BothShown = { first: Shown; second: Shown; disputes: readonly string[] }

/** What follows once both quotes are there: the first link, the headline, the dispute and the kind of fact. */
export function proposeRecord(
  values: Values,
  { first, second, disputes }: BothShown,
): { values: Values; proposes: string[] } {
  const [left, right] = [rangeIn(first), rangeIn(second)]
  const link = proposeLink(left, right)
  const subject = (proposeHeadline(left, right) ?? '').slice(0, 200)
  const words =
    link === null ? [first.quote, second.quote] : [wordsOf(first, link.a), wordsOf(second, link.b)]
  const dispute = disputeFor([first, second], disputes) ?? titleOf(subject)
  const index = nextLinkIndex(values)
  const linked =
    link === null
      ? {}
      : linkValues(index, {
          label: link.label.slice(0, 120),
          first: positionOf(first, link.a),
          second: positionOf(second, link.b),
        })
  const proposes = [
    ...(link === null ? [] : [`links.${index}`]),
    ...(subject === '' ? [] : ['subject']),
    ...(dispute === '' ? [] : ['dispute']),
  ]
  return { values: { ...linked, subject, dispute, dimension: proposeDimension(words) }, proposes }
}

const wordsOf = ({ context }: Shown, { start, end }: TextRange) => context.slice(start, end)

/** The dispute on file whose title shares the most words with the statements; null if none shares two. */
function disputeFor(sides: readonly Shown[], titles: readonly string[]): string | null {
  const words = new Set(
    sides.flatMap(({ context, speaker, language }) => contentWords(`${speaker} ${context}`, language)),
  )
  const shared = titles.map((title) => ({
    title,
    count: contentWords(title, 'en').filter((word) => words.has(word)).length,
  }))
  const [best] = shared.toSorted((one, other) => other.count - one.count)
  return best && best.count >= 2 ? best.title : null
}

/** "whether the fare will rise" as a title: "The fare will rise". */
const titleOf = (subject: string): string =>
  capitalize(subject.replace(/^(?:whether|how many|how much)\s+/iu, ''))
