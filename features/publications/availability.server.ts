import 'server-only'
import { isUnavailable } from '#lib/db-errors'
import { publishedDb } from '#lib/published-db.server'
import { type PublicUrl, parsePublicUrl } from './parse-public-url'
import { publishedDispute, publishedContentVersion, publishedRecord } from './queries.server'
import { withdrawnDispute, withdrawnRecord, type Withdrawn } from './withdrawals.server'

type PageAvailability =
  | { state: 'open' }
  | { state: 'absent' }
  | { state: 'withdrawn'; tombstone: Withdrawn }
  | { state: 'unavailable' }

/**
 * The availability of a page before it is rendered: a page cannot set 410 or 503, and one that finds nothing while it
 * renders is blank without script. One indexed read, which also shows whether the database answers. A record or dispute
 * that it reads is cached for the page.
 */
export async function publishedPageAvailability(url: URL): Promise<PageAvailability> {
  const address = parsePublicUrl(url)
  try {
    if (address === null) {
      await publishedContentVersion()
      return { state: 'absent' }
    }
    if (await isPublished(address)) return { state: 'open' }
    const tombstone = await tombstoneOf(address)
    return tombstone ? { state: 'withdrawn', tombstone } : { state: 'absent' }
  } catch (error) {
    if (isUnavailable(error)) return { state: 'unavailable' }
    throw error
  }
}

async function isPublished({ kind, number, slug, version }: PublicUrl): Promise<boolean> {
  if (number !== null) return (await publishedRecord(number, version ?? undefined)) !== null
  if (kind === 'dispute' && slug !== null)
    return (await publishedDispute(slug, version ?? undefined)) !== null
  if (slug === null) return (await publishedContentVersion()) !== null
  const [row] = await publishedDb.$queryRaw<[{ isThere: boolean }]>`
    SELECT CASE ${kind}::text
      WHEN 'statement' THEN EXISTS (SELECT FROM published."StatementListing" WHERE slug = ${slug})
      WHEN 'speaker' THEN EXISTS (SELECT FROM published."SpeakerListing" WHERE slug = ${slug})
      ELSE EXISTS (SELECT FROM published."SourceListing" WHERE slug = ${slug})
    END AS "isThere"`
  return row.isThere
}

async function tombstoneOf({ kind, number, slug }: PublicUrl): Promise<Withdrawn | null> {
  if (number !== null) return withdrawnRecord(number)
  return kind === 'dispute' && slug !== null ? withdrawnDispute(slug) : null
}
