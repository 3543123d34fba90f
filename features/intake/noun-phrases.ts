import type { NamedSpeaker } from './attribution'
import type { Token } from './tokens'

/** Titles and roles before a name that are no part of it. */
const titles = new Set(
  `mr mr. mrs mrs. ms ms. miss shri smt smt. sri sir madam chief minister prime president chairman chairwoman chairperson
  chair mayor governor senator captain spokesman spokeswoman spokesperson director secretary deputy vice former acting
  editor professor colonel general inspector constable commissioner judge harbourmaster harbour-master councillor
  leader head ceo cfo mp mla advocate attorney minister's lawyer union`.split(/\s+/),
)
/** Capitalised only because they begin a sentence. */
const openers = new Set(
  `the a an in on at but and or so yet if when while after before as since because although though even for from by with
  of to this that these those there here it he she they we i you his her their its our my your one two three four five
  six seven eight nine ten many some most all both each no not now then also however meanwhile earlier later last next
  what who how why where which asked according speaking responding reacting replying addressing under over during
  following despite amid among about only still once every another such other against nobody nothing everyone everybody
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
  october november december yesterday today photo image read also`.split(/\s+/),
)
const pronouns = new Set('he she they it i we who'.split(' '))
/** "WHO" is no pronoun, and no word that only begins a sentence. */
const acronyms = new Set(['WHO', 'IT'])
export const isPronoun = ({ key, text }: Token): boolean => pronouns.has(key) && !acronyms.has(text)
/** In the words of a report these are its author and its reader. */
const ownPronoun = /^(?:you|let's|(?:i|we|you|they|he|she|it)'\w+)$/
const connecting = new Set([
  'of',
  'for',
  'de',
  'van',
  'von',
  'der',
  'den',
  'bin',
  'al',
  'el',
  'and',
  '&',
  'the',
  'da',
  'di',
])
const speaksFor = /^(?:spokes(?:man|woman|person|people)|representatives?|statement|report)$/

export const isNameToken = (token: Token | undefined): boolean =>
  token !== undefined &&
  token.kind === 'word' &&
  token.isCapital &&
  (!openers.has(token.key) || acronyms.has(token.text))

/** Titles that also stand behind other names: "South Dakota Gov. Kristi Noem". */
const innerTitles = new Set(
  `gov gov. governor sen sen. senator rep rep. president minister chairman chairwoman administrator ceo mayor judge sheriff
  detective officer captain bishop archbishop director secretary attorney coach chief professor dr. spokesman spokeswoman`.split(
    /\s+/,
  ),
)

/** Cuts titles before a name. A title alone stays: "the President". */
export function withoutTitles(tokens: readonly Token[]): readonly Token[] {
  const inner = tokens.findLastIndex(({ key }) => innerTitles.has(key))
  if (inner > 0 && isNameToken(tokens[inner + 1]) && isNameToken(tokens[inner + 2]))
    return tokens.slice(inner + 1)
  const first = tokens.findIndex(({ key }) => !titles.has(key))
  return first <= 0 ? tokens : tokens.slice(first)
}

/** The number of tokens of the name that begins at a place; 0 for none. */
export function nameLength(tokens: readonly Token[], first: number): number {
  let end = first
  while (isNameToken(tokens[end])) end++
  return end - first
}

/** The index of the first token of the name that ends with the last token of the phrase. */
function nameStart(phrase: readonly Token[]): number {
  let first = phrase.length
  for (let at = phrase.length - 1; at >= 0; at--) {
    const token = phrase[at]
    if (!token) break
    if (isNameToken(token)) first = at
    else if (!connecting.has(token.key) || first === phrase.length || !isNameToken(phrase[at - 1])) {
      if (token.key !== 'the' || !connecting.has(phrase[at - 1]?.key ?? '')) break
    }
  }
  return first
}

const withoutGenitive = (name: string) => name.replace(/['’]s$/u, '')

const named = (tokens: readonly Token[], by: NamedSpeaker['by'], text: string): NamedSpeaker | null => {
  const [first, last] = [tokens[0], tokens.at(-1)]
  if (!first || !last) return null
  return { start: first.start, end: last.end, by, name: withoutGenitive(text.slice(first.start, last.end)) }
}

/** A body of people, by the words of its name. */
export const body =
  /\b(?:Board|Church|Republic|Confederation|Federation|Council|Ministry|Department|Police|Company|Inc|Corp|Co|Ltd|LLC|University|College|School|Party|Agency|Office|Union|Court|Commission|Association|Authority|Bank|Group|Times|News|Post|Committee|Government|House|Institute|Center|Centre|Foundation|States|Kingdom|Organi[sz]ation|Society|Hospital|Army|Navy|Service|Services|Airlines?|Embassy|Club|Network|Project|City|County|Lab)\b/u

const placing = new Set('in at from on near to by with under outside'.split(' '))
/** A longer phrase without a name at its end is a clause. */
const nounMax = 8

/** The speaker whom a noun phrase names: "ruling party's IT head Rosa Lindqvist" names Rosa Lindqvist. */
export function speakerOf(phrase: readonly Token[], text: string): NamedSpeaker | null {
  const last = phrase.at(-1)
  if (!last) return null
  if (phrase.length === 1 && isPronoun(last)) return named(phrase, 'pronoun', text)
  if (ownPronoun.test(last.key)) return null
  const relative = phrase.findIndex(({ key }, index) => index > 0 && /^(?:who|whom|whose|which)$/.test(key))
  if (relative > 0) return speakerOf(phrase.slice(0, relative), text)
  const first = nameStart(phrase)
  // "the embassy in New Delhi", "forecasters with the Navy"
  if (first > 1 && placing.has(phrase[first - 1]?.key ?? ''))
    return speakerOf(phrase.slice(0, first - 1), text)
  if (first < phrase.length) {
    const name = withoutTitles(phrase.slice(first))
    // "Elin Strand of the Harbour Party"
    const own = nameLength(name, 0)
    const isPerson = own > 1 && name[own]?.key === 'of' && name[own + 1]?.key === 'the'
    const person = name.slice(0, own)
    return named(isPerson && !person.some((token) => body.test(token.text)) ? person : name, 'name', text)
  }
  if (speaksFor.test(last.key)) {
    const organisation = phrase.slice(0, -1).findLastIndex((token) => isNameToken(token))
    if (organisation >= 0) {
      const words = phrase.slice(0, organisation + 1)
      return named(words.slice(nameStart(words)), 'name', text)
    }
  }
  const leading = phrase.findIndex((token) => !isNameToken(token))
  if (leading > 1 && phrase[leading]?.key === 'of')
    return named(withoutTitles(phrase.slice(0, leading)), 'name', text)
  if (phrase[0]?.key === 'with') return speakerOf(phrase.slice(1), text)
  if (phrase.length > nounMax || placing.has(phrase[0]?.key ?? '')) return null
  if (!phrase.some(({ kind, key }) => kind === 'word' && !openers.has(key))) return null
  return named(phrase, 'noun', text)
}
