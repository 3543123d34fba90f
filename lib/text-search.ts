type Search = {
  /** UTF-16 offsets of the matches, ascending; matches may overlap. */
  offsets: number[]
  /** Length of the longest prefix of the words that occurs in the text. */
  longestPrefix: number
}

/**
 * Finds words in a text by Knuth, Morris and Pratt, at most `offsetsMax` times, in linear time. `indexOf` is not
 * linear: in a run of equal letters, V8 compares every position with the whole pattern.
 */
export function searchFor(words: string, text: string, offsetsMax: number): Search {
  const fallbacks = fallbacksOf(words)
  const offsets: number[] = []
  let [matched, longestPrefix] = [0, 0]
  for (let at = 0; at < text.length && offsets.length < offsetsMax; at++) {
    const unit = text.charCodeAt(at)
    while (matched > 0 && words.charCodeAt(matched) !== unit) matched = fallbacks[matched] ?? 0
    if (words.charCodeAt(matched) === unit) matched++
    if (matched > longestPrefix) longestPrefix = matched
    if (matched > 0 && matched === words.length) offsets.push(at + 1 - matched)
  }
  return { offsets, longestPrefix }
}

/** For each prefix of the words: the length of its longest proper prefix that is also its suffix. */
function fallbacksOf(words: string): Uint32Array {
  const fallbacks = new Uint32Array(words.length + 1)
  let matched = 0
  for (let at = 1; at < words.length; at++) {
    const unit = words.charCodeAt(at)
    while (matched > 0 && words.charCodeAt(matched) !== unit) matched = fallbacks[matched] ?? 0
    if (words.charCodeAt(matched) === unit) matched++
    fallbacks[at + 1] = matched
  }
  return fallbacks
}

export const contains = (text: string, words: string): boolean =>
  words === '' || searchFor(words, text, 1).offsets.length > 0
