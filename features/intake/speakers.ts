import type { Attribution, NamedSpeaker } from './attribution'
import { isNameToken } from './noun-phrases'
import type { Reading } from './reading'
import type { Token } from './tokens'

/** The names that a text prints, and the longest form of each. */
export type Names = { longestOf: (name: string) => string; before: (at: number) => string | null }

const lastWord = (name: string) => name.slice(Math.max(name.lastIndexOf(' '), name.lastIndexOf('.')) + 1)

type PrintedName = { name: string; at: number }

/** Runs of capitalised words of at least two. */
function latinNames(tokens: readonly Token[], text: string): PrintedName[] {
  const names: PrintedName[] = []
  let first = -1
  tokens.forEach((token, index) => {
    if (isNameToken(token)) {
      if (first === -1) first = index
    } else first = -1
    const next = tokens[index + 1]
    if (first !== -1 && index > first && !(next && isNameToken(next)))
      names.push({
        name: text.slice(tokens[first]?.start ?? 0, token.end).replace(/['’]s$/u, ''),
        at: tokens[first]?.start ?? 0,
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
    before: (at) => printed.findLast((name) => name.at < at)?.name ?? null,
  }
}

/** The name that a speaker's words refer to, and why. */
export function resolvedSpeaker(
  speaker: NamedSpeaker,
  previous: string | null,
  names: Names,
): { name: string; reason: string } | null {
  if (speaker.by === 'name') return { name: names.longestOf(speaker.name), reason: '' }
  if (speaker.by === 'pronoun') {
    const name = previous ?? names.before(speaker.start)
    if (name === null) return null
    return { name, reason: `“${speaker.name}” is the last person named before.` }
  }
  const noun = speaker.name.replace(/^(?:the|a|an|his|her|its|their) /i, '')
  const known = names.longestOf(noun)
  return { name: known === noun ? speaker.name : known, reason: '' }
}
