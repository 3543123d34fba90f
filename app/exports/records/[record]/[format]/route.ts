import { download } from '#app/exports/download'
import { publishedRecord } from '#features/publications/queries.server'
import { withdrawnRecord } from '#features/publications/withdrawals.server'
import { isRecord } from '#features/exports/citation'
import { parseRecordSegment } from '#lib/identifiers'
import { paths } from '#lib/paths'

/** next.config.js rewrites `/records/1-what-the-may-notice-contained.md` to this route. */
export async function GET(request: Request, { params }: RouteContext<'/exports/records/[record]/[format]'>) {
  const { record, format } = await params
  const address = parseRecordSegment(record)
  return download(
    request,
    format,
    address && {
      name: `record ${address.number}`,
      published: (version) => publishedRecord(address.number, version),
      withdrawn: () => withdrawnRecord(address.number),
      requestedPath: paths.record(address),
      path: (document) => (isRecord(document) ? paths.record(document) : paths.home()),
    },
  )
}
