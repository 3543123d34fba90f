import { notFound, permanentRedirect } from 'next/navigation'
import { numberFrom, versionFrom } from '#app/params'
import { publishedRecordCached } from '#features/publications/queries.server'
import { paths } from '#lib/paths'

/** The short address of a citation. A page and not a handler, so that an unknown number gets our own 404. */
export default async function Page({ params, searchParams }: PageProps<'/r/[number]'>) {
  const version = versionFrom((await searchParams).v)
  const found = await publishedRecordCached(numberFrom((await params).number), version)
  if (!found) notFound()
  permanentRedirect(
    version === undefined ? paths.record(found.document) : paths.recordVersion(found.document),
  )
}
