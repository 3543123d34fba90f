import { contains } from '#lib/text-search'
import { streamSafe } from '#lib/text'

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
  lookalikes.reduce((one, [pattern, to]) => one.replace(pattern, to), streamSafe(text).normalize('NFC'))

/** True when the text has words that differ from these in such characters alone. */
export const matchesTypographically = (words: string, text: string): boolean =>
  contains(normalizeTypography(text), normalizeTypography(words))
