const commonEnglish = /\b(?:the|of|and|to|in|that|is|was|said|for|with|not)\b/gi
const share = (text: string, pattern: RegExp, letters: number) => (text.match(pattern)?.length ?? 0) / letters
/** More of a text does not change its language. */
const lengthMax = 20_000

/** The language of a text by its script and, for English, its commonest words; null where these do not decide. */
export function textLanguage(whole: string): string | null {
  const text = whole.slice(0, lengthMax)
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  if (letters < 20) return null
  if (share(text, /\p{Script=Devanagari}/gu, letters) > 0.5) return 'hi'
  if (share(text, /\p{Script=Arabic}/gu, letters) > 0.5)
    return share(text, /[ٹڈڑںےگپچہھی]/gu, letters) > 0.05 ? 'ur' : null
  const words = text.match(/\p{L}+/gu)?.length ?? 1
  return share(text, commonEnglish, words) > 0.12 ? 'en' : null
}
