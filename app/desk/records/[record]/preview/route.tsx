import { deskDocument } from '#app/desk/desk-document'
import { RecordBody } from '#components/record/record-body'
import { ViewSwitch } from '#components/record/view-switch'
import { parseRecordNumber } from '#lib/identifiers'
import { capitalize } from '#lib/text'
import { recordReview } from '#app/desk/records/[record]/review/record-review.server'

/** The public page of a record, built from the document that publication would freeze. */
export const GET = deskDocument(async (editor, segments) => {
  const number = parseRecordNumber(segments['record'] ?? '')
  const review = number === null ? null : await recordReview(editor, number)
  if (!review?.next) return null
  const { next: document } = review
  const actions = (
    <div className="actions">
      <ViewSwitch />
    </div>
  )
  return {
    title: capitalize(document.subject),
    isFramed: true,
    main: (
      <main id="main" className="record" aria-label="Preview">
        <RecordBody document={document} acts={actions}>
          <section className="section wrap" aria-labelledby="history">
            <h2 id="history" className="visually-hidden">
              Around it
            </h2>
            <p className="label">
              Readers also see the order in time, related records and the history. They are live, and not part
              of what is approved.
            </p>
          </section>
        </RecordBody>
      </main>
    ),
  }
})
