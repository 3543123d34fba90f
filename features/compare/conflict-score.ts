import { isolated } from '#lib/sentence'
import { segmenterFor, segmentsOf } from '#lib/segments'

/** Words that say nothing about what a statement is about. */
const stopWords = new Set(
  (
    'about above after again against also although always among another because been before being between both ' +
    'cannot could does doing done down during each either ever every from further have having here into just like ' +
    'made make many more most much must never none only other over said same says shall should since some such than ' +
    'that their them then there these they this those through told under until upon very were what when where which ' +
    'while will with within without would your'
  ).split(' '),
)
const wordMin = 4
/** Longer texts than this add nothing to the comparison. */
const readMax = 4000

/** The words of a text that say what it is about, in lower case, each once, in the order of the text. */
export function contentWords(text: string, language: string): string[] {
  const words = new Set<string>()
  for (const { segment, isWordLike } of segmentsOf(text.slice(0, readMax), segmenterFor(language, 'word'))) {
    const word = segment.toLowerCase().normalize('NFC')
    const isLong = word.length >= wordMin || /\p{Script=Devanagari}{3}/u.test(word) || /\d/.test(word)
    if (isWordLike === true && isLong && !stopWords.has(word)) words.add(word)
  }
  return [...words]
}

const negation =
  /\b(?:not|never|no|none|nobody|nothing|without|denied|denies|cannot|refuted?)\b|n['’]t\b|नहीं|ना\b|نہیں/iu
const numbers = (text: string): string => (text.match(/\d[\d,.]*\d|\d/g) ?? []).join(' ')

type Said = { text: string; speaker: string; words: readonly string[] }

/**
 * How likely two statements conflict: shared words, of which a rare one counts more, and a sign of difference.
 * `rarity` is between 0 and 1 for a word. Null if they do not speak of the same thing.
 */
export function likelihood(
  left: Said,
  right: Said,
  rarity: (word: string) => number,
): { score: number; reason: string } | null {
  const others = new Set(right.words)
  const shared = left.words.filter((word) => others.has(word))
  if (shared.length === 0) return null
  const weight = shared.reduce((sum, word) => sum + rarity(word), 0)
  const isOtherSpeaker = left.speaker !== right.speaker
  const differsInNegation = negation.test(left.text) !== negation.test(right.text)
  const [mine, theirs] = [numbers(left.text), numbers(right.text)]
  const differsInNumbers = mine !== '' && theirs !== '' && mine !== theirs
  const score =
    weight + (isOtherSpeaker ? 0.4 : 0) + (differsInNegation ? 0.5 : 0) + (differsInNumbers ? 0.5 : 0)
  const common = shared
    .toSorted((one, other) => rarity(other) - rarity(one))
    .slice(0, 2)
    .map((word) => `“${isolated(word)}”`)
    .join(' and ')
  const sign = differsInNegation
    ? ', and one of them negates'
    : differsInNumbers
      ? ', with different numbers'
      : ''
  return { score, reason: `Both speak of ${common}${sign}.` }
}
