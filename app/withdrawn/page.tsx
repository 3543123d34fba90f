import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { EmptyPage } from '#components/shell/empty-page'
import { formatShortDay } from '#lib/dates'
import { paths } from '#lib/paths'

export const metadata: Metadata = { title: 'Withdrawn', robots: { index: false } }

const tombstone = z.object({ number: z.int().nullable(), withdrawnAt: z.iso.datetime(), reason: z.string() })

/** Only the proxy rewrites to this page, with status 410 and the tombstone in a header. */
export default async function WithdrawnPage() {
  const header = (await headers()).get('x-tombstone')
  if (header === null) notFound()
  const { number, withdrawnAt, reason } = tombstone.parse(JSON.parse(decodeURIComponent(header)))
  return (
    <EmptyPage title={number === null ? 'Withdrawn' : `Record ${number} was withdrawn`}>
      <p className="lead">
        Withdrawn on <time dateTime={withdrawnAt}>{formatShortDay(withdrawnAt.slice(0, 10))}</time>. {reason}
      </p>
      <p>Editors took it back, in every version. Its number is not used again.</p>
      <p className="after">
        <a href={`${paths.home()}?status=withdrawn`}>All withdrawn records</a>
      </p>
    </EmptyPage>
  )
}
