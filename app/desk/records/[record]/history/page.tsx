import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireEditor } from '#app/desk/current-editor'
import { historyView } from '#app/desk/history-view.server'
import { numberFrom } from '#app/params'
import { HistoryPage } from '#components/history/history-page'
import { dependenciesOf } from '#features/review/decisions.server'
import { deskRecordNumbered } from '#features/review/queries.server'
import { paths } from '#lib/paths'
import { capitalize } from '#lib/text'

export const metadata: Metadata = { title: 'History of a record' }

export default async function Page({ params, searchParams }: PageProps<'/desk/records/[record]/history'>) {
  const editor = await requireEditor()
  const record = await deskRecordNumbered(editor, numberFrom((await params).record))
  if (!record) notFound()
  const { id, number, subject, targets } = record
  const { ids } = await dependenciesOf(editor, { subject: 'RECORD', id })
  const notes = targets.map(({ annotationId }) => annotationId)
  const { before } = await searchParams
  return (
    <HistoryPage
      {...await historyView(editor, { subjectIds: [id, ...ids, ...notes], before })}
      title={subject === '' ? `record ${number}` : `“${capitalize(subject)}”`}
      kind={`Record ${number}`}
      ownId={id}
      pages={{ desk: paths.desk.record(number), review: paths.desk.review(number) }}
    />
  )
}
