/** Sentences of ours that contain a given text: a name, a title, a byline, a quotation or an editor's words. */

/** Right-to-left letters, and characters that control direction. Only these can reorder the text around them. */
const reordering =
  /[\u0590-\u08FF\u200F\u202A-\u202E\u2066-\u2069\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u
const isolates = /[\u2066-\u2069]/gu
const [firstStrongIsolate, popIsolate] = ['\u2068', '\u2069']

/**
 * A given text for plain text and attributes; a page has `<bdi>`. Its direction cannot reorder our sentence (UAX 9).
 * Isolates that the text leaves open are closed, and those that it closes are opened.
 */
export function isolated(text: string): string {
  if (!reordering.test(text)) return text
  let [unclosed, unopened] = [0, 0]
  for (const [mark] of text.matchAll(isolates)) {
    if (mark !== popIsolate) unclosed++
    else if (unclosed > 0) unclosed--
    else unopened++
  }
  return firstStrongIsolate.repeat(unopened + 1) + text + popIsolate.repeat(unclosed + 1)
}

/** Quotation marks and emphasis. A bracket is none: the sentence continues after it. */
const closing = /[\p{Pf}\p{Pi}\p{Cf}\p{Zs}"'＂＇״*_」』》〉〞〟]/u
const sentenceEnd = /[\p{Sentence_Terminal}…\u037E]/u
/** Commas, semicolons and colons of all scripts. */
const pause =
  /[,;:\s\u055D\u060C\u061B\u07F8\u1363-\u1366\u1802\u1808\u3001\uFE10\uFE11\uFE13\uFE14\uFE50\uFE51\uFE54\uFE55\uFF0C\uFF1A\uFF1B\uFF64]/u

/** The index after the last character that `skipped` does not match. */
function endBefore(skipped: RegExp, text: string, end = text.length): number {
  let at = end
  while (at > 0 && skipped.test(text.charAt(at - 1))) at--
  return at
}

const isClosed = (text: string): boolean => {
  const end = endBefore(closing, text)
  // In Greek a semicolon is the question mark.
  return (
    end > 0 &&
    (sentenceEnd.test(text.charAt(end - 1)) ||
      /\p{Script=Greek}\s?;$/u.test(text.slice(Math.max(0, end - 3), end)))
  )
}

/** The full stop that a sentence of ours still needs after a given text: none after "Jr.", "when?" or "“No.”". */
export const closingMark = (text: string): '' | '.' => (isClosed(text) ? '' : '.')

/** The text with exactly one mark at its end. */
export function closed(text: string): string {
  const end = endBefore(/\s/u, text)
  return isClosed(text) ? text.slice(0, end) : `${text.slice(0, endBefore(pause, text, end))}.`
}

/** "A, B and C" */
export const listed = (items: readonly string[]): string =>
  new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(items)

/** The text without a word of ours that it begins with, too: "By Rosa Holt" after "By", "if both …" after "if". */
export function without(word: string, text: string): string {
  const start = text.slice(0, word.length)
  const rest = text.slice(word.length)
  return start.toLowerCase() === word.toLowerCase() && /^[\s:,]/u.test(rest)
    ? rest.replace(/^[\s:,]+/u, '')
    : text
}
