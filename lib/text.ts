export const capitalize = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
export const uncapital = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)

/** The language of a quotation, if it differs from the page's. */
export const langOf = (language: string): string | undefined =>
  language === 'en' || language.startsWith('en-') ? undefined : language

/** A lower-case LIKE pattern for texts that contain these words. */
export const likePattern = (words: string): string =>
  `%${words
    .trim()
    .toLowerCase()
    .replaceAll(/[\\%_]/g, '\\$&')}%`

/**
 * Breaks long runs of combining marks as Unicode's stream-safe text format does (UAX 15). Normalization sorts the marks
 * of a run, which takes quadratic time.
 */
export const streamSafe = (text: string): string => text.replaceAll(/\p{M}{30}/gu, '$&\u034F')

/** A text in which a reader sees nothing: spaces, invisible characters and the empty Braille pattern. */
export const isBlank = (text: string): boolean => !/[^\s\p{Default_Ignorable_Code_Point}\u2800]/u.test(text)
