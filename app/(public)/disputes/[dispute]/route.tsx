import { DisputeBody } from '#components/record/dispute-body'
import { RecordRows } from '#components/statement/record-rows'
import { publishedDispute } from '#features/publications/queries.server'
import { publishedRecordsOf } from '#features/publications/related.server'
import { withdrawnDispute } from '#features/publications/withdrawals.server'
import { fileSentence } from '#features/exports/formats'
import { parseSlug, parseVersion } from '#lib/identifiers'
import { paths } from '#lib/paths'
import { documentRoute, withdrawnOr404 } from '#app/(public)/document-route'
import { absentVersion, malformedVersion } from '#app/absent-version'
import { Exports } from './_components/exports'
import { Versions } from './_components/versions'

export const GET = documentRoute(async ({ url, segments: { dispute = '' } }) => {
  const slug = parseSlug(dispute)
  const pinned = parseVersion(url.searchParams.getAll('v'))
  const file = fileSentence(dispute)
  if (file !== null) return { absent: file }
  if (slug === null) return null
  if (pinned === null) return { absent: malformedVersion }
  const published = await publishedDispute(slug, pinned)
  if (!published)
    return withdrawnOr404(
      await withdrawnDispute(slug),
      await absentVersion('this dispute', pinned, () => publishedDispute(slug)),
    )
  const { document, history, latestVersion } = published
  const { version } = document
  const rows = await publishedRecordsOf({ dispute: slug })
  const path = paths.dispute(slug)
  return {
    cacheAs: pinned === undefined ? path : `${path}?v=${version}`,
    page: {
      title: document.title,
      description: document.question,
      canonical: path,
      main: (
        <main id="main">
          <DisputeBody
            document={document}
            newer={version === latestVersion ? null : latestVersion}
            acts={<Exports slug={slug} version={version} />}
          >
            <RecordRows id="records" title="Records" rows={rows} none="No record of it is published." />
          </DisputeBody>
          <Versions slug={slug} history={history} />
        </main>
      ),
    },
  }
})
