import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireEditor } from '#app/desk/current-editor'
import { numberFrom } from '#app/params'
import { PreviewFrame } from '#components/review/preview-frame'
import { ReviewPage } from '#components/review/review-page'
import { deskAcceptedTogether } from '#features/compare/queries.server'
import { paths } from '#lib/paths'
import { capitalize } from '#lib/text'
import { recordReview } from './record-review.server'

export const metadata: Metadata = { title: 'Review of a record' }

export default async function Page({ params }: PageProps<'/desk/records/[record]/review'>) {
  const editor = await requireEditor()
  const reviewData = await recordReview(editor, numberFrom((await params).record))
  if (!reviewData) notFound()
  const { record, next, ...review } = reviewData
  const { number } = record
  return (
    <ReviewPage
      {...review}
      title={capitalize(record.subject)}
      kind={`Record ${number}`}
      acceptedTogether={await deskAcceptedTogether(editor, record.id)}
      pages={{
        desk: paths.desk.record(number),
        history: paths.desk.history(number),
        public: paths.record(record),
      }}
      preview={
        next && (
          <>
            <PreviewFrame title={`version ${next.version}`} address={paths.desk.recordPreview(number)} />
            {record.firstDispute === null ? null : (
              <PreviewFrame
                title="its dispute, published with it"
                address={paths.desk.disputePreview(record.dispute.slug)}
              />
            )}
          </>
        )
      }
    />
  )
}
