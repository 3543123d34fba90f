import { parseRecordSegment, parseSlug, parseVersion } from '#lib/identifiers'

/** What a page's address names. */
export type PublicUrl = { kind: string; number: number | null; slug: string | null; version: number | null }

/** A page that is of nothing in particular. */
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
/** Where no page of the site is, there is nothing to ask for; below the desk its own pages know what they have. */
const pages = /^\/(about\/?|speakers\/?|(desk|sign-in|_next)(\/.*)?)?$/

/** What a page's address names; null when nothing can have that name. */
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
