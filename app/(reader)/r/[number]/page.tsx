import { notFound, permanentRedirect } from 'next/navigation'
import { publishedRecordBehindDoor } from '#features/publications/queries'
import { paths } from '#lib/paths'

/** The short address of a citation. A page and not a handler, so that an unknown number gets our own 404. */
export default async function Page({ params, searchParams }: PageProps<'/r/[number]'>) {
  const { number } = await params
  const { v } = await searchParams
  const version = typeof v === 'string' && /^[1-9]\d{0,8}$/.test(v) ? Number(v) : null
  if (!/^[1-9]\d{0,8}$/.test(number) || (v !== undefined && version === null)) notFound()
  const found = await publishedRecordBehindDoor(Number(number), version ?? undefined)
  if (!found) notFound()
  permanentRedirect(version === null ? paths.record(found.document) : paths.recordVersion(found.document))
}
