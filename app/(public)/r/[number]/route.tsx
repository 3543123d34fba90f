import { publishedRecord } from '#features/publications/queries.server'
import { withdrawnRecord } from '#features/publications/withdrawals.server'
import { parseRecordNumber, parseVersion } from '#lib/identifiers'
import { paths } from '#lib/paths'
import { documentRoute, withdrawnOr404 } from '#app/(public)/document-route'

/** The short address of a citation. */
export const GET = documentRoute(async ({ url, segments }) => {
  const number = parseRecordNumber(segments['number'] ?? '')
  const version = parseVersion(url.searchParams.getAll('v'))
  if (number === null || version === null) return null
  const published = await publishedRecord(number, version)
  if (!published) return withdrawnOr404(await withdrawnRecord(number))
  const { document } = published
  return { redirect: version === undefined ? paths.record(document) : paths.recordVersion(document) }
})
