import { streamSafe } from './text'

/** UTF-16 units; every slug is ASCII. */
export const slugMax = 200
/** Leaves room for the suffix that makes a slug unique. */
const madeSlugMax = slugMax - 12

export const isId = (text: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text)

/** Lower-case ASCII words joined by single hyphens. */
export const isSlug = (text: string): boolean =>
  text.length <= slugMax && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text)

export const parseSlug = (text: string): string | null => (isSlug(text) ? text : null)

export const parseRecordNumber = (text: string): number | null =>
  /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null

/** `1-what-the-may-notice-contained`: the number identifies the record, its slug is for people. */
export function parseRecordSegment(segment: string): { number: number; slug: string } | null {
  const [digits = '', ...words] = segment.split('-')
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
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f’']/g, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g)
  return shortened(words?.slice(0, wordsMax).join('-') ?? 'untitled')
}

export const statementSlugOf = (speaker: string, quote: string): string =>
  shortened(`${slugOf(speaker, 4)}-${slugOf(quote, 6)}`)

const shortened = (slug: string) => slug.slice(0, madeSlugMax).replace(/-$/, '')

/** The first of `slug`, `slug-2`, `slug-3` … that is not in use. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug
  for (let count = 2; ; count++) if (!taken.has(`${slug}-${count}`)) return `${slug}-${count}`
}
