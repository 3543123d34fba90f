import { download } from '#app/exports/download'
import { publishedDispute } from '#features/publications/queries'
import { withdrawnDispute } from '#features/publications/withdrawn'
import { paths } from '#lib/paths'

/** `/disputes/pegasus-and-whatsapp-2019.md` is rewritten to here (next.config.js). */
export async function GET(
  request: Request,
  { params }: RouteContext<'/exports/disputes/[dispute]/[format]'>,
) {
  const { dispute, format } = await params
  const isSlug = /^[a-z0-9-]{1,200}$/.test(dispute)
  return download(
    request,
    format,
    isSlug
      ? {
          name: `dispute “${dispute}”`,
          published: (version) => publishedDispute(dispute, version),
          withdrawn: () => withdrawnDispute(dispute),
          path: () => paths.dispute(dispute),
          isAddressed: () => true,
        }
      : null,
  )
}
