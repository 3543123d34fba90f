import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireEditor } from '#app/desk/current-editor'
import { historyView } from '#app/desk/history-view.server'
import { slugFrom } from '#app/params'
import { HistoryPage } from '#components/history/history-page'
import { dependenciesOf } from '#features/review/decisions.server'
import { deskDisputeNamed } from '#features/review/queries.server'
import { paths } from '#lib/paths'

export const metadata: Metadata = { title: 'History of a dispute' }

export default async function Page({ params, searchParams }: PageProps<'/desk/disputes/[dispute]/history'>) {
  const editor = await requireEditor()
  const dispute = await deskDisputeNamed(editor, slugFrom((await params).dispute))
  if (!dispute) notFound()
  const { id, slug, title } = dispute
  const { ids } = await dependenciesOf(editor, { subject: 'DISPUTE', id })
  const { before } = await searchParams
  return (
    <HistoryPage
      {...await historyView(editor, { subjectIds: [id, ...ids], before })}
      title={`“${title}”`}
      kind="Dispute"
      ownId={id}
      pages={{ desk: paths.desk.dispute(slug), review: paths.desk.disputeReview(slug) }}
    />
  )
}
