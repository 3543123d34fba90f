import { capitalize } from '#lib/text'
import { originatorOf } from '#components/record/side-props'
import type { RecordDocument } from '#features/publications/document'
import { publishedRecord } from '#features/publications/queries.server'
import { publishedRelated } from '#features/publications/related.server'
import { withdrawnRecord } from '#features/publications/withdrawals.server'
import { fileSentence } from '#features/exports/formats'
import { env } from '#lib/env'
import { parseRecordSegment, parseVersion } from '#lib/identifiers'
import { paths } from '#lib/paths'
import { closed, isolated } from '#lib/sentence'
import { documentRoute, withdrawnOr404 } from '#app/(public)/document-route'
import { absentVersion, malformedVersion } from '#app/absent-version'
import { RecordMain } from './_components/record-page'

export const GET = documentRoute(async ({ url, segments: { record = '' } }) => {
  const address = parseRecordSegment(record)
  const pinned = parseVersion(url.searchParams.getAll('v'))
  const file = fileSentence(record)
  if (file !== null) return { absent: file }
  if (!address) return null
  if (pinned === null) return { absent: malformedVersion }
  const published = await publishedRecord(address.number, pinned)
  if (!published)
    return withdrawnOr404(
      await withdrawnRecord(address.number),
      await absentVersion(`record ${address.number}`, pinned, () => publishedRecord(address.number)),
    )
  const { document, latestVersion, history } = published
  const path = pinned === undefined ? paths.record(document) : paths.recordVersion(document)
  if (address.slug !== document.slug) return { redirect: path }
  const live = { ...(await publishedRelated(document)), history, latestVersion }
  return {
    cacheAs: path,
    page: {
      title: capitalize(document.subject),
      description: descriptionOf(document),
      canonical: paths.record(document),
      main: <RecordMain document={document} live={live} origin={env.APP_ORIGIN} />,
    },
  }
})

function descriptionOf({ a, b, withItself, subject }: RecordDocument): string {
  const [nameA, nameB] = [a, b].map((statement) => isolated(originatorOf(statement).speaker.name))
  const sides = withItself ? `Two statements of ${nameA ?? ''}` : `${nameA ?? ''} and ${nameB ?? ''}`
  return closed(`${sides} disagree about ${isolated(subject)}`)
}
