export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** The language of a quotation, where it is not that of the page. */
export const langOf = (language: string): string | undefined =>
  language === 'en' || language.startsWith('en-') ? undefined : language
