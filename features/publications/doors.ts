import 'server-only'
import { isUnavailable } from '#lib/db-errors'
import { publishedDb } from '#lib/published-db'

type Tombstone = { number: number | null; slug: string; withdrawnAt: string; reason: string }
export type Door = { state: 'open' } | { state: 'withdrawn'; tombstone: Tombstone } | { state: 'unavailable' }

/** The record or dispute that a page's address is of, if it is of one. */
function subjectOf(pathname: string): { number: number; slug: string } {
  const number = /^\/(?:records|r)\/(\d{1,9})(?:-[^/]*)?\/?$/.exec(pathname)?.[1]
  const slug = /^\/disputes\/([^/.]+)\/?$/.exec(pathname)?.[1]
  return { number: Number(number ?? -1), slug: slug ?? '' }
}

/**
 * What stands at a page's address before the page is rendered, since a page cannot set its own status: one indexed
 * read, which also tells whether the database answers at all.
 */
export async function publishedDoor(pathname: string): Promise<Door> {
  const { number, slug } = subjectOf(pathname)
  try {
    const [found] = await publishedDb.$queryRaw<(Omit<Tombstone, 'withdrawnAt'> & { withdrawnAt: Date })[]>`
      SELECT number, slug, "withdrawnAt", reason FROM published."Tombstone"
      WHERE subject = 'RECORD' AND number = ${number} OR subject = 'DISPUTE' AND slug = ${slug} LIMIT 1`
    if (!found) return { state: 'open' }
    return { state: 'withdrawn', tombstone: { ...found, withdrawnAt: found.withdrawnAt.toISOString() } }
  } catch (error) {
    if (isUnavailable(error)) return { state: 'unavailable' }
    throw error
  }
}
