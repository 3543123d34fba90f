import { isolated } from '#lib/sentence'

/** Characters that mail programs need to see an address in: separators, and dots of all scripts before a letter or digit. */
const ofAddress = /[@:/\\＠：／＼]|[.\u3002\uFF0E\uFF61](?=\S)/g
const notShown = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>]/gu
const lengthMax = 80

/**
 * A person's name inside a mail. Mail programs make a link of every address they see, so a name must not contain one.
 * It is one line, whatever it is on the desk.
 */
export function givenName(name: string): string {
  const shown = name.replaceAll(notShown, ' ').replaceAll(ofAddress, ' ').replaceAll(/\s+/g, ' ').trim()
  return isolated(Array.from(shown).slice(0, lengthMax).join('').trim())
}
