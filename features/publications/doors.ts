import 'server-only'
import { isUnavailable } from '#lib/db-errors'
import { publishedDb } from '#lib/published-db'
import { type Address, addressed, anywhere } from './address'

type Tombstone = { number: number | null; slug: string; withdrawnAt: string; reason: string }
type Door =
  | { state: 'open' }
  | { state: 'absent' }
  | { state: 'withdrawn'; tombstone: Tombstone }
  | { state: 'unavailable' }

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
