import { parseRecordSegment, parseSlug, parseVersion } from '#lib/identifiers'

/** The subject of a page's address. */
export type PublicUrl = { kind: string; number: number | null; slug: string | null; version: number | null }

/** A page without a subject. */
const sitePage: PublicUrl = { kind: 'any', number: null, slug: null, version: null }
const kinds = new Map(
  Object.entries({
    records: 'record',
    r: 'record',
    disputes: 'dispute',
    statements: 'statement',
    speakers: 'speaker',
    sources: 'source',
  }),
)
/** Addresses that need no query: those without a page, and the desk, whose pages check their own subjects. */
const pages = /^\/(about\/?|speakers\/?|(desk|sign-in|_next)(\/.*)?)?$/

/** The subject of a page's address; null if no subject can have that name. */
export function parsePublicUrl({ pathname, searchParams }: URL): PublicUrl | null {
  const [, folder = '', name = ''] = /^\/([a-z]+)\/([^/]+)\/?$/.exec(pathname) ?? []
  const kind = kinds.get(folder)
  if (kind === undefined) return pages.test(pathname) ? sitePage : null
  const isPinned = kind === 'record' || kind === 'dispute'
  const version = isPinned ? parseVersion(searchParams.getAll('v')) : undefined
  if (version === null) return null
  const number = kind === 'record' ? (parseRecordSegment(name)?.number ?? null) : null
  const slug = kind === 'record' ? null : parseSlug(name)
  return number === null && slug === null ? null : { kind, number, slug, version: version ?? null }
}
