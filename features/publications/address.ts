/** What a page's address names. */
export type Address = { kind: string; number: number | null; slug: string | null; version: number | null }

/** A page that is of nothing in particular. */
export const anywhere: Address = { kind: 'any', number: null, slug: null, version: null }
const kinds: Record<string, string> = {
  records: 'record',
  r: 'record',
  disputes: 'dispute',
  statements: 'statement',
  speakers: 'speaker',
  sources: 'source',
}

/** What a page's address names; null when nothing can have that name. */
export function addressed({ pathname, searchParams }: URL): Address | null {
  const [, folder = '', name = ''] = /^\/([a-z]+)\/([^/]+)\/?$/.exec(pathname) ?? []
  const kind = kinds[folder]
  if (kind === undefined) return anywhere
  const isPinned = kind === 'record' || kind === 'dispute'
  const [pinned = null, ...more] = isPinned ? searchParams.getAll('v') : []
  if (more.length > 0 || (pinned !== null && !/^[1-9]\d{0,8}$/.test(pinned))) return null
  const version = pinned === null ? null : Number(pinned)
  if (kind !== 'record') return isSlug(name) ? { kind, number: null, slug: name, version } : null
  const number = /^([1-9]\d{0,8})(?:-.*)?$/.exec(name)?.[1]
  return number === undefined ? null : { kind, number: Number(number), slug: null, version }
}

const isSlug = (name: string) => name.length <= 200 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)
