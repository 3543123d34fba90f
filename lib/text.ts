export const capitalize = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
export const uncapital = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)

/** The language of a quotation, where it is not that of the page. */
export const langOf = (language: string): string | undefined =>
  language === 'en' || language.startsWith('en-') ? undefined : language

/** A LIKE pattern, in lower case, for a text that has these words somewhere. */
export const likePattern = (words: string): string =>
  `%${words
    .trim()
    .toLowerCase()
    .replaceAll(/[\\%_]/g, '\\$&')}%`

/**
 * Breaks long runs of combining marks as Unicode's stream-safe text format does (UAX 15): normalization sorts the marks
 * of a run, in time that grows with the square of its length.
 */
export const streamSafe = (text: string): string => text.replaceAll(/\p{M}{30}/gu, '$&\u034F')
