import { download } from '#app/exports/download'
import { publishedDispute } from '#features/publications/queries.server'
import { withdrawnDispute } from '#features/publications/withdrawals.server'
import { parseSlug } from '#lib/identifiers'
import { paths } from '#lib/paths'

/** next.config.js rewrites `/disputes/pegasus-and-whatsapp-2019.md` to this route. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/exports/disputes/[dispute]/[format]'>,
) {
  const { dispute: segment, format } = await params
  const dispute = parseSlug(segment)
  return download(
    request,
    format,
    dispute !== null
      ? {
          name: `dispute “${dispute}”`,
          published: (version) => publishedDispute(dispute, version),
          withdrawn: () => withdrawnDispute(dispute),
          requestedPath: paths.dispute(dispute),
          path: () => paths.dispute(dispute),
        }
      : null,
  )
}
