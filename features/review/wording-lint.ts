import { hasBothMarks, quotationsIn } from '#lib/quotation-marks'
import { uncapital } from '#lib/text'

const soCalled = 'so[-\u2010-\u2013\u2212\uFF0D]called'

/** Loaded verbs in all inflections; editors must not publish them in their own voice (docs/invariants.md, "Fairness"). */
const loaded = wordPattern(
  `lied|lying|liars?|expos(?:e|es|ed|ing)|slam(?:s|med|ming)?|admit(?:s|ted|ting)?|insist(?:s|ed|ing)?|${soCalled}`,
)
/** These take a side in any sentence of ours. The others may be neutral: a village lying on the coast. */
const partial = new RegExp(`^(?:lied|liars?|insist(?:s|ed|ing)?|${soCalled})$`, 'iu')

/** Only a warning: verbs that say more than they report. */
const uneven = wordPattern(
  'claim(?:s|ed|ing)?|reveal(?:s|ed|ing)?|den(?:y|ies|ied|ying)|alleg(?:e|es|ed|edly|ing)',
)

function wordPattern(words: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${words})(?![\\p{L}\\p{M}\\p{N}])`, 'giu')
}

/** Articles and prepositions of languages in which a loaded word has another meaning: “Das Lied vom Hafen”. */
const foreign = new Set(
  'das dem des ein eine einem einen eines vom zum zur und für het een le la un une il elle'.split(' '),
)
/** With a capital these are also names: “Rina Das”, “Mr Le”, “Kim Jong Un”. */
const alsoNames = new Set('das dem des le la un il elle'.split(' '))

/** Text in quotation marks is a speaker's or a reporter's, not ours. A mark without a closing mark is ignored. */
function unquoted(text: string): string {
  let [rest, at] = ['', 0]
  for (const { open, close } of quotationsIn(text)
    .filter(hasBothMarks)
    .toSorted((left, right) => left.open - right.open)) {
    if (open < at) continue
    rest += `${text.slice(at, open)} `
    at = close
  }
  return rest + text.slice(at)
}

type Hit = { word: string; isDoubtful: boolean }

function hitsIn(text: string): Hit[] {
  const unquotedText = unquoted(text)
  return [...unquotedText.matchAll(loaded)].flatMap(({ 0: word, index }) => {
    const before = unquotedText.slice(Math.max(0, index - 24), index)
    const after = unquotedText.slice(index + word.length, index + word.length + 24)
    if (isForeign(word, before, after)) return []
    // A capital inside a sentence is a name or a title.
    const isName = /^\p{Lu}\p{Ll}/u.test(word) && /[\p{L}\p{N},;] $/u.test(before)
    return [{ word, isDoubtful: isName || !partial.test(word) }]
  })
}

/** The word beside it is an article or a preposition of another language. A part of “Jong-un” is none. */
function isForeign(word: string, before: string, after: string): boolean {
  const neighbours = [
    /(?<![\p{L}\p{M}\p{Pd}])[\p{L}\p{M}]+(?=\s+$)/u.exec(before)?.[0],
    /(?<=^\s+)[\p{L}\p{M}]+(?![\p{L}\p{M}\p{Pd}])/u.exec(after)?.[0],
  ]
  return neighbours.some((neighbour = '') => {
    const lowerCase = uncapital(neighbour)
    if (!foreign.has(lowerCase)) return false
    // “Das Lied” has an article, “Das lied” a name.
    return neighbour === lowerCase || !alsoNames.has(lowerCase) || /^\p{Lu}\p{Ll}/u.test(word)
  })
}

/** All words that take a side or may take one. */
export const loadedWords = (text: string): string[] => hitsIn(text).map(({ word }) => word)

/** Words that take a side: they stop publication. */
export const partialWords = (text: string): string[] =>
  hitsIn(text).flatMap(({ word, isDoubtful }) => (isDoubtful ? [] : [word]))

/** Words that may be neutral: the second editor confirms them. */
export const doubtfulWords = (text: string): string[] =>
  hitsIn(text).flatMap(({ word, isDoubtful }) => (isDoubtful ? [word] : []))

export function unevenWords(text: string): string[] {
  return unquoted(text).match(uneven) ?? []
}
