/** DOMAIN.md, "Fairness that can be tested": loaded verbs in what editors publish in their own voice, as inflected. */
const loaded =
  /\b(?:lied|lying|liars?|expos(?:e|es|ed|ing)|slam(?:s|med|ming)?|admit(?:s|ted|ting)?|insist(?:s|ed|ing)?|so-called)\b/giu

/** A speaker's or reporter's own words, in quotation marks of either kind, are not ours. */
const quoted = /“[^”]*”|"[^"]*"|‘[^’]*’/gu

/** The loaded words of a text, outside quotation marks. */
export function loadedWords(text: string): string[] {
  return text.replaceAll(quoted, ' ').match(loaded) ?? []
}

/** Advice alone: DESIGN.md's longer list of verbs that say more than they report. */
const uneven =
  /\b(?:claim(?:s|ed|ing)?|reveal(?:s|ed|ing)?|den(?:y|ies|ied|ying)|alleg(?:e|es|ed|edly|ing))\b/giu

export function unevenWords(text: string): string[] {
  return text.replaceAll(quoted, ' ').match(uneven) ?? []
}
