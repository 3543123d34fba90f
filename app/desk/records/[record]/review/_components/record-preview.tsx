import { RecordBody } from '#components/record/record-body'
import { ViewSwitch } from '#components/record/view-switch.client'
import type { RecordDocument } from '#features/publications/document'
import { PreviewFrame } from '#components/review/preview-frame'

/** The readers' own page of a record, from the document that publication would freeze. */
export function RecordPreview({ document }: { document: RecordDocument }) {
  return (
    <PreviewFrame version={document.version}>
      <div className="record">
        <RecordBody
          document={document}
          title="h2"
          acts={
            <div className="actions">
              <ViewSwitch />
            </div>
          }
        >
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
      </div>
    </PreviewFrame>
  )
}
