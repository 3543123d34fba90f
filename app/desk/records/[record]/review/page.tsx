import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireEditor } from '#app/desk/current-editor'
import { reviewPageData } from '#app/desk/review/review-page-data.server'
import { numberFrom } from '#app/params'
import { RecordPreview } from './_components/record-preview'
import { ReviewPage } from '#components/review/review-page'
import { recordChecks } from '#features/review/checks'
import { recordPreview } from '#features/review/build-document'
import { deskRecordNumbered } from '#features/review/queries.server'
import { paths } from '#lib/paths'
import { capitalize } from '#lib/text'

export const metadata: Metadata = { title: 'Review of a record' }

export default async function Page({ params }: PageProps<'/desk/records/[record]/review'>) {
  const editor = await requireEditor()
  const record = await deskRecordNumbered(editor, numberFrom((await params).record))
  if (!record) notFound()
  const { number } = record
  const checks = recordChecks(record)
  const { next, ...review } = await reviewPageData(editor, {
    ...{ subject: 'RECORD', held: record, checks },
    documentOf: (edition, roleOf) => recordPreview(record, edition, roleOf),
  })
  return (
    <ReviewPage
      {...review}
      title={capitalize(record.subject)}
      kind={`Record ${number}`}
      pages={{
        desk: paths.desk.record(number),
        history: paths.desk.history(number),
        public: paths.record(record),
      }}
      preview={next && <RecordPreview document={next} />}
    />
  )
}
