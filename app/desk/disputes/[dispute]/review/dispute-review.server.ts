import 'server-only'
import { reviewPageData } from '#app/desk/review/review-page-data.server'
import type { Editor } from '#features/editors/editor'
import { disputeChecks } from '#features/review/checks'
import { disputePreview } from '#features/review/build-document'
import { deskDisputeNamed } from '#features/review/queries.server'

/** The data of the review page, with the document that publication would freeze. */
export async function disputeReview(editor: Editor, slug: string) {
  const dispute = await deskDisputeNamed(editor, slug)
  if (!dispute) return null
  const review = await reviewPageData(editor, {
    ...{ subject: 'DISPUTE', stored: dispute, checks: disputeChecks(dispute) },
    documentOf: (version) => disputePreview(dispute, version),
  })
  return { dispute, ...review }
}
