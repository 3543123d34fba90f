/** docs/invariants.md, "Fairness that can be tested": loaded verbs in what editors publish in their own voice, as inflected. */
const loaded =
  /\b(?:lied|lying|liars?|expos(?:e|es|ed|ing)|slam(?:s|med|ming)?|admit(?:s|ted|ting)?|insist(?:s|ed|ing)?|so-called)\b/giu

/** A speaker's or reporter's own words, in quotation marks of either kind, are not ours. */
const closings: Readonly<Record<string, string>> = { '“': '”', '"': '"', '‘': '’' }

/** The text outside quotation marks; a mark that nothing closes quotes nothing. */
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

/** The loaded words of a text, outside quotation marks. */
export function loadedWords(text: string): string[] {
  return unquoted(text).match(loaded) ?? []
}

/** Advice alone: a longer list of verbs that say more than they report. */
const uneven =
  /\b(?:claim(?:s|ed|ing)?|reveal(?:s|ed|ing)?|den(?:y|ies|ied|ying)|alleg(?:e|es|ed|edly|ing))\b/giu

export function unevenWords(text: string): string[] {
  return unquoted(text).match(uneven) ?? []
}
