/**
 * Loaded verbs in all inflections; editors must not publish them in their own voice (docs/invariants.md, "Fairness that
 * can be tested").
 */
const loaded =
  /\b(?:lied|lying|liars?|expos(?:e|es|ed|ing)|slam(?:s|med|ming)?|admit(?:s|ted|ting)?|insist(?:s|ed|ing)?|so-called)\b/giu

/** Text in quotation marks is a speaker's or a reporter's, not ours. */
const closings: Readonly<Record<string, string>> = { '“': '”', '"': '"', '‘': '’' }

/** The text outside quotation marks. A mark without a closing mark is ignored. */
function unquoted(text: string): string {
  const marks = /[“"‘]/gu
  const unclosed = new Set<string>()
  let [rest, at] = ['', 0]
  for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
    const closing = closings[mark[0]] ?? ''
    const end = unclosed.has(closing) ? -1 : text.indexOf(closing, mark.index + 1)
    if (end === -1) unclosed.add(closing)
    else {
      rest += `${text.slice(at, mark.index)} `
      at = marks.lastIndex = end + 1
    }
  }
  return rest + text.slice(at)
}

export function loadedWords(text: string): string[] {
  return unquoted(text).match(loaded) ?? []
}

/** Only a warning: verbs that say more than they report. */
const uneven =
  /\b(?:claim(?:s|ed|ing)?|reveal(?:s|ed|ing)?|den(?:y|ies|ied|ying)|alleg(?:e|es|ed|edly|ing))\b/giu

export function unevenWords(text: string): string[] {
  return unquoted(text).match(uneven) ?? []
}
