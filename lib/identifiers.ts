import anyAscii from 'any-ascii'
import { streamSafe } from './text'

/** UTF-16 units. */
export const slugMax = 200
/** Leaves room for the suffix that makes a slug unique. */
const newSlugMax = slugMax - 12
/** In bytes of an address, where a letter of another script takes up to twelve. */
const newSlugBytesMax = 480

/**
 * A letter, mark or digit that a word of an address may have: a to z, 0 to 9, or a letter of another script without
 * capitals. Blocks of Latin letters, symbols, invisible characters and compatibility forms are left out.
 * `desk.is_slug` has the same pattern.
 */
const outside =
  '\\u1E00-\\u1EFF\\u1FFE-\\u206F\\u2100-\\u2BFF\\u2C60-\\u2C7F\\u2E00-\\u2E7F\\u3000-\\u3004\\u3008-\\u3020\\uA720-\\uA7FF\\uFE00-\\uFE1F\\uFEFF\\uFF00-\\uFF0F\\uFFE0-\\uFFFF'
const letter = `(?:[a-z0-9]|(?![\\u0000-\\u036F${outside}]|\\p{Script=Latin}|\\p{Default_Ignorable_Code_Point})[\\p{Ll}\\p{Lo}\\p{Lm}\\p{M}\\p{Nd}])`
const word = new RegExp(`${letter}+`, 'gu')
const slugForm = new RegExp(`^${letter}+(?:-${letter}+)*$`, 'u')

export const isId = (text: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text)

/** Lower-case words joined by single hyphens: Latin letters as a to z, other scripts as they are, in NFC. */
export const isSlug = (text: string): boolean =>
  text.length <= slugMax && slugForm.test(text) && text === text.normalize('NFC')

/** The slug in a segment or parameter of an address, percent-encoded or not; null if it is none. */
export function parseSlug(text: string): string | null {
  const slug = decodedSegment(text)
  return isSlug(slug) ? slug : null
}

/** The longest encoded slug has nine bytes for each unit. Longer text is never decoded or normalised. */
function decodedSegment(segment: string): string {
  if (segment.length > slugMax * 9) return segment
  try {
    return decodeURIComponent(segment).normalize('NFC')
  } catch {
    return segment
  }
}

export const parseRecordNumber = (text: string): number | null =>
  /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null

/** `1-what-the-may-notice-contained`: the number identifies the record, its slug is for people. */
export function parseRecordSegment(segment: string): { number: number; slug: string } | null {
  const [digits = '', ...words] = decodedSegment(segment).split('-')
  const number = parseRecordNumber(digits)
  return number === null ? null : { number, slug: words.join('-') }
}

/** The version in `?v=3`; undefined without a `v`, null if `v` is invalid or repeated. */
export function parseVersion(v: string | readonly string[] | undefined): number | null | undefined {
  const [text, ...more] = typeof v === 'string' ? [v] : (v ?? [])
  if (text === undefined) return undefined
  return more.length === 0 ? parseRecordNumber(text) : null
}

/** The first `wordsMax` words of a text as a slug; "untitled" if it has none. */
export function slugOf(text: string, wordsMax = 8): string {
  const words = streamSafe(text)
    .normalize('NFKC')
    .replaceAll(/[’'\u02BC\p{Default_Ignorable_Code_Point}]/gu, '')
    .replaceAll(/\p{Script=Latin}+/gu, anyAscii)
    .replaceAll(/[\u0300-\u036F]+/g, '')
    .toLowerCase()
    .normalize('NFC')
    .match(word)
  return shortened(words?.slice(0, wordsMax).join('-') ?? 'untitled')
}

export const statementSlugOf = (speaker: string, quote: string): string =>
  shortened(`${slugOf(speaker, 4)}-${slugOf(quote, 6)}`)

/** Cuts between characters. */
function shortened(slug: string): string {
  let bytes = 0
  let result = ''
  for (const character of slug.slice(0, newSlugMax + 1)) {
    bytes += encodeURIComponent(character).length
    if (result.length + character.length > newSlugMax || bytes > newSlugBytesMax) break
    result += character
  }
  return result.replace(/-$/, '')
}

/** Words of our own addresses: `/desk/speakers/new`, and `speaker=itself` of the filter. */
const reservedSlugs = new Set(['new', 'itself'])

/** The first of `slug`, `slug-2`, `slug-3` … that is neither in use nor a word of our own. */
export function freeSlug(slug: string, slugsInUse: ReadonlySet<string>): string {
  if (!slugsInUse.has(slug) && !reservedSlugs.has(slug)) return slug
  for (let count = 2; ; count++) if (!slugsInUse.has(`${slug}-${count}`)) return `${slug}-${count}`
}
