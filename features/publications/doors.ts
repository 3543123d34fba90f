import 'server-only'
import { isUnavailable } from '#lib/db-errors'
import { publishedDb } from '#lib/published-db'

type Tombstone = { number: number | null; slug: string; withdrawnAt: string; reason: string }
type Door =
  | { state: 'open' }
  | { state: 'absent' }
  | { state: 'withdrawn'; tombstone: Tombstone }
  | { state: 'unavailable' }

type Address = { kind: string; number: number | null; slug: string | null; version: number | null }

const anywhere: Address = { kind: 'any', number: null, slug: null, version: null }
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

type Row = {
  isThere: boolean
  number: number | null
  slug: string | null
  withdrawnAt: Date | null
  reason: string | null
}

/**
 * What stands at a page's address, before the page is rendered: a page can set neither 410 nor 503, and one that finds
 * nothing while it renders is blank without script. One indexed read, which also tells whether the database answers.
 */
export async function publishedDoor(url: URL): Promise<Door> {
  const address = addressed(url)
  try {
    const [row] = await read(address ?? anywhere)
    if (address === null || row === undefined) return { state: 'absent' }
    const { isThere, number, slug, withdrawnAt, reason } = row
    if (slug !== null && withdrawnAt !== null && reason !== null)
      return {
        state: 'withdrawn',
        tombstone: { number, slug, withdrawnAt: withdrawnAt.toISOString(), reason },
      }
    return { state: isThere ? 'open' : 'absent' }
  } catch (error) {
    if (isUnavailable(error)) return { state: 'unavailable' }
    throw error
  }
}

function read({ kind, number, slug, version }: Address): Promise<Row[]> {
  return publishedDb.$queryRaw<Row[]>`
    SELECT t.number, t.slug, t."withdrawnAt", t.reason,
      CASE ${kind}::text
        WHEN 'record' THEN EXISTS (SELECT FROM published."LivePublication" WHERE subject = 'RECORD'
          AND number = ${number}::int AND version = coalesce(${version}::int, 1))
        WHEN 'dispute' THEN EXISTS (SELECT FROM published."LivePublication" WHERE subject = 'DISPUTE'
          AND slug = ${slug}::text AND version = coalesce(${version}::int, version))
        WHEN 'statement' THEN EXISTS (SELECT FROM published."StatementListing" WHERE slug = ${slug}::text)
        WHEN 'speaker' THEN EXISTS (SELECT FROM published."SpeakerListing" WHERE slug = ${slug}::text)
        WHEN 'source' THEN EXISTS (SELECT FROM published."SourceListing" WHERE slug = ${slug}::text)
        ELSE true
      END AS "isThere"
    FROM (VALUES (1)) AS once LEFT JOIN published."Tombstone" t
      ON t.subject = 'RECORD' AND t.number = ${number}::int OR t.subject = 'DISPUTE' AND t.slug = ${slug}::text
        AND ${kind}::text = 'dispute' LIMIT 1`
}
