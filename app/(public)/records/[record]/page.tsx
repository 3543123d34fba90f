import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { versionFrom } from '#app/params'
import { RecordPage } from './_components/record-page'
import { capitalize } from '#lib/text'
import { originatorOf } from '#components/record/side-props'
import { publishedRecordCached } from '#features/publications/queries.server'
import { publishedRelated } from '#features/publications/related.server'
import { env } from '#lib/env'
import { parseRecordSegment } from '#lib/identifiers'
import { paths } from '#lib/paths'

type Props = PageProps<'/records/[record]'>

const read = cache(publishedRecordCached)

async function find({ params, searchParams }: Props) {
  const address = parseRecordSegment((await params).record)
  const pinned = versionFrom((await searchParams).v)
  if (!address) notFound()
  const found = await read(address.number, pinned)
  if (!found) notFound()
  const { document } = found
  if (address.slug !== document.slug)
    permanentRedirect(pinned === undefined ? paths.record(document) : paths.recordVersion(document))
  return found
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { document } = await find(props)
  const [a, b] = [document.a, document.b].map((statement) => originatorOf(statement).speaker.name)
  const sides = document.withItself ? `Two statements of ${a ?? ''}` : `${a ?? ''} and ${b ?? ''}`
  return {
    title: capitalize(document.subject),
    description: `${sides} disagree about ${document.subject}.`,
    alternates: { canonical: paths.record(document) },
  }
}

export default async function Page(props: Props) {
  const { document, latestVersion, history } = await find(props)
  const live = { ...(await publishedRelated(document)), history, latestVersion }
  return <RecordPage document={document} live={live} origin={env.APP_ORIGIN} />
}
