import type { Attribution, NamedSpeaker } from './attribution'
import { body, isNameToken, nameLength, withoutTitles } from './noun-phrases'
import type { TextRange } from './passage'
import { lastStartingBy, type Reading, type Sentence } from './reading'
import type { Token } from './tokens'

/** The names that a text prints, and the longest form of each. */
export type Names = { longestOf: (name: string) => string; before: (at: number) => string | null }

const lastWord = (name: string) => name.slice(Math.max(name.lastIndexOf(' '), name.lastIndexOf('.')) + 1)

type PrintedName = TextRange & { name: string }

/** Runs of at least two capitalised words, without titles. */
function latinNames(tokens: readonly Token[], text: string): PrintedName[] {
  const names: PrintedName[] = []
  let first = -1
  tokens.forEach((token, index) => {
    if (!isNameToken(token)) first = -1
    else if (first === -1) first = index
    if (first === -1 || isNameToken(tokens[index + 1])) return
    const [start, ...rest] = withoutTitles(tokens.slice(first, index + 1))
    if (!start || rest.length === 0) return
    names.push({
      name: text.slice(start.start, token.end).replace(/['’]s$/u, ''),
      start: start.start,
      end: token.end,
    })
  })
  return names
}

/** A name of several words that the attributions or the text print, by its last word. */
export function namesIn(reading: Reading, attributions: readonly Attribution[]): Names {
  const longest = new Map<string, string>()
  const add = (name: string) => {
    const key = lastWord(name).toLowerCase()
    const known = longest.get(key)
    if (known === undefined) longest.set(key, name)
    else if (name.length > known.length && name.endsWith(known)) longest.set(key, name)
  }
  const speakers = attributions.map(({ speaker }) => speaker).filter(({ by }) => by === 'name')
  for (const { name } of speakers) if (name.includes(' ')) add(name)
  const printed = reading.sentences.flatMap(({ tokens }) => latinNames(tokens, reading.text))
  for (const { name } of printed) add(name)
  return {
    longestOf: (name) => {
      const known = longest.get(lastWord(name).toLowerCase())
      return known !== undefined && (known.endsWith(name) || !name.includes(' ')) ? known : name
    },
    before: (at) => printed[lastStartingBy(printed, at - 1)]?.name ?? null,
  }
}

/** "the IT expert" may be the person who spoke before; "the board" is nobody. */
const personalRole =
  /^the .*\b(?:expert|minister|captain|leader|chief|head|spokes(?:man|woman|person)|lawyer|mayor|chair(?:man|woman)?|president|official|activist|author|founder|secretary|director|officer|doctor|politician|lawmaker|senator|singer|actor|writer|witness)$/i

/** Whom a pronoun may mean at a place of the text: the last person, and the last person or body. */
export type Recent = { person: string | null; anyone: string | null }

/** After a name that begins a sentence or says something. */
export const afterName = (recent: Recent, name: string): Recent => ({
  person: body.test(name) ? recent.person : name,
  anyone: name,
})

/** The name of several words that begins a sentence. */
export function openingName({ tokens }: Sentence, names: Names, text: string): string | null {
  const length = nameLength(tokens, 0)
  const name = withoutTitles(tokens.slice(0, length))
  const [first, last] = [name[0], name.at(-1)]
  if (!first || !last) return null
  const longest = names.longestOf(text.slice(first.start, last.end).replace(/['’]s$/u, ''))
  return longest.includes(' ') ? longest : null
}

/** The name that a speaker's words refer to, and why. */
export function resolvedSpeaker(
  speaker: NamedSpeaker,
  recent: Recent,
  names: Names,
): { name: string; reason: string } | null {
  if (speaker.by === 'name') return { name: names.longestOf(speaker.name), reason: '' }
  // The author of the report, who is not one of its speakers.
  if (/^(?:i|we)$/i.test(speaker.name)) return null
  const previous = /^(?:it|they)$/i.test(speaker.name) ? recent.anyone : (recent.person ?? recent.anyone)
  if (speaker.by === 'pronoun') {
    const name = previous ?? names.before(speaker.start)
    return name === null ? null : { name, reason: `“${speaker.name}” is the last one named before.` }
  }
  const noun = speaker.name.replace(/^(?:the|a|an|his|her|its|their) /i, '')
  const known = names.longestOf(noun)
  if (known === noun && previous !== null && personalRole.test(speaker.name))
    return { name: previous, reason: `“${speaker.name}” may be the speaker before.` }
  return { name: known === noun ? speaker.name : known, reason: '' }
}
