import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireEditor } from '#app/desk/current-editor'
import { reviewPageData } from '#app/desk/review/review-page-data.server'
import { slugFrom } from '#app/params'
import { DisputePreview } from './_components/dispute-preview'
import { ReviewPage } from '#components/review/review-page'
import { disputeChecks } from '#features/review/checks'
import { disputePreview } from '#features/review/build-document'
import { deskDisputeNamed } from '#features/review/queries.server'
import { paths } from '#lib/paths'

export const metadata: Metadata = { title: 'Review of a dispute' }

export default async function Page({ params }: PageProps<'/desk/disputes/[dispute]/review'>) {
  const editor = await requireEditor()
  const dispute = await deskDisputeNamed(editor, slugFrom((await params).dispute))
  if (!dispute) notFound()
  const { slug, title } = dispute
  const checks = disputeChecks(dispute)
  const { next, ...review } = await reviewPageData(editor, {
    ...{ subject: 'DISPUTE', held: dispute, checks },
    documentOf: (edition) => disputePreview(dispute, edition),
  })
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
      preview={next && <DisputePreview document={next} />}
    />
  )
}
