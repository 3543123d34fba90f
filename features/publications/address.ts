/** What a page's address names. */
export type Address = { kind: string; number: number | null; slug: string | null; version: number | null }

/** A page that is of nothing in particular. */
const anywhere: Address = { kind: 'any', number: null, slug: null, version: null }
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
export function addressed({ pathname, searchParams }: URL): Address | null {
  const [, folder = '', name = ''] = /^\/([a-z]+)\/([^/]+)\/?$/.exec(pathname) ?? []
  const kind = kinds.get(folder)
  if (kind === undefined) return pages.test(pathname) ? anywhere : null
  const isPinned = kind === 'record' || kind === 'dispute'
  const [pinned = null, ...more] = isPinned ? searchParams.getAll('v') : []
  if (more.length > 0 || (pinned !== null && !/^[1-9]\d{0,8}$/.test(pinned))) return null
  const version = pinned === null ? null : Number(pinned)
  if (kind !== 'record') return isSlug(name) ? { kind, number: null, slug: name, version } : null
  const number = /^([1-9]\d{0,8})(?:-.*)?$/.exec(name)?.[1]
  return number === undefined ? null : { kind, number: Number(number), slug: null, version }
}

const isSlug = (name: string) => name.length <= 200 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)
