import { deskDocument } from '#app/desk/desk-document'
import { DisputeBody } from '#components/record/dispute-body'
import { parseSlug } from '#lib/identifiers'
import { disputeReview } from '#app/desk/disputes/[dispute]/review/dispute-review.server'

/** The public page of a dispute, built from the document that publication would freeze. */
export const GET = deskDocument(async (editor, segments) => {
  const slug = parseSlug(segments['dispute'] ?? '')
  const review = slug === null ? null : await disputeReview(editor, slug)
  if (!review?.next) return null
  return {
    title: review.next.title,
    isFramed: true,
    main: (
      <main id="main" aria-label="Preview">
        <DisputeBody document={review.next} newer={null} acts={null}>
          <p id="history" className="label">
            Readers also see its records and the history. They are live, and not part of what is approved.
          </p>
        </DisputeBody>
      </main>
    ),
  }
})
