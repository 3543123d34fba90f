import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { DisputeBody } from '#components/record/dispute-body'
import { Exports } from './_components/exports'
import { Versions } from './_components/versions'
import { RecordRows } from '#components/statement/record-rows'
import { publishedDisputeCached } from '#features/publications/queries.server'
import { publishedRecordsOf } from '#features/publications/related.server'
import { slugFrom, versionFrom } from '#app/params'
import { paths } from '#lib/paths'

type Props = PageProps<'/disputes/[dispute]'>

const read = cache(publishedDisputeCached)

async function find({ params, searchParams }: Props) {
  const version = versionFrom((await searchParams).v)
  return (await read(slugFrom((await params).dispute), version)) ?? notFound()
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { document } = await find(props)
  return {
    title: document.title,
    description: document.question,
    alternates: { canonical: paths.dispute(document.slug) },
  }
}

export default async function DisputePage(props: Props) {
  const { document, history, latestVersion } = await find(props)
  const { slug, version } = document
  const rows = await publishedRecordsOf({ dispute: slug })
  const newer = version === latestVersion ? null : latestVersion
  return (
    <main id="main">
      <DisputeBody document={document} newer={newer} acts={<Exports slug={slug} version={version} />}>
        <RecordRows id="records" title="Records" rows={rows} none="No record of it is published." />
      </DisputeBody>
      <Versions slug={slug} history={history} />
    </main>
  )
}
