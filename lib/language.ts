import tags from 'language-tags'
import { z } from 'zod'

/** A tag, a subtag or a script is still understood, but another is preferred. */
const stillUnderstood = new Set([1, 10, 11])

/**
 * The canonical form of a registered language tag (BCP 47), as “EN”, “en_US” or “zh-yue” are typed; null for any other
 * text. Every result is a locale that Intl accepts.
 */
export function languageTag(typed: string): string | null {
  const text = typed.trim().replaceAll('_', '-')
  if (text.length > 35 || !/^[a-z]{1,3}(?:-[a-z0-9]{1,8})*$/i.test(text)) return null
  const tag = tags(text)
  if (tag.errors().some(({ code }) => !stillUnderstood.has(code))) return null
  const isWhole = tag.type() !== 'tag'
  const preferred = (isWhole && tag.preferred()?.format()) || text
  const extended = tags(preferred)
    .subtags()
    .find((subtag) => subtag.type() === 'extlang')
  // “zh-yue” and “yue” name one language; Intl knows the second.
  const plain = extended ? preferred.slice(preferred.indexOf('-') + 1) : preferred
  return canonical(plain) ?? canonical(plain.split('-')[0] ?? '')
}

function canonical(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null
  } catch {
    return null
  }
}

const message = 'Give a language as “en” or “hi-IN”.'

/** A language as it is stored. */
export const storedLanguage = z.string().refine((tag) => languageTag(tag) === tag, message)

/** A language as people type it. */
export const languageField = z.codec(z.string(), z.string(), {
  decode: (typed, { issues }) => {
    const tag = languageTag(typed)
    if (tag === null) issues.push({ code: 'custom', message, input: typed })
    return tag ?? z.NEVER
  },
  encode: (tag) => tag,
})
