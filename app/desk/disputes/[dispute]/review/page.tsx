import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireEditor } from '#app/desk/current-editor'
import { slugFrom } from '#app/params'
import { PreviewFrame } from '#components/review/preview-frame'
import { ReviewPage } from '#components/review/review-page'
import { paths } from '#lib/paths'
import { disputeReview } from './dispute-review.server'

export const metadata: Metadata = { title: 'Review of a dispute' }

export default async function Page({ params }: PageProps<'/desk/disputes/[dispute]/review'>) {
  const editor = await requireEditor()
  const reviewData = await disputeReview(editor, slugFrom((await params).dispute))
  if (!reviewData) notFound()
  const { dispute, next, ...review } = reviewData
  const { slug, title } = dispute
  return (
    <ReviewPage
      {...review}
      title={title}
      kind="Dispute"
      pages={{
        desk: paths.desk.dispute(slug),
        history: paths.desk.disputeHistory(slug),
        public: paths.dispute(slug),
      }}
      preview={
        next && <PreviewFrame title={`version ${next.version}`} address={paths.desk.disputePreview(slug)} />
      }
    />
  )
}
