/** A character that a copy often changes, and the one it is taken for. */
const lookalikes: [RegExp, string][] = [
  [/[“”„]/g, '"'],
  [/[‘’]/g, "'"],
  [/[\u00A0\u202F]/g, ' '],
  [/[–—]/g, '-'],
  [/…/g, '...'],
  [/\p{Cf}/gu, ''],
]
const normalizeTypography = (text: string) =>
  lookalikes.reduce((one, [pattern, to]) => one.replace(pattern, to), text.normalize('NFC'))

/** True when the text has words that differ from these in such characters alone. */
export const matchesTypographically = (words: string, text: string): boolean =>
  normalizeTypography(text).includes(normalizeTypography(words))
