import { DisputeBody } from '#components/record/dispute-body'
import type { DisputeDocument } from '#features/publications/document'
import { PreviewFrame } from '#components/review/preview-frame'

/** The readers' own page of a dispute, from the document that publication would freeze. */
export function DisputePreview({ document }: { document: DisputeDocument }) {
  return (
    <PreviewFrame version={document.version}>
      <DisputeBody document={document} newer={null} acts={null} title="h2">
        <p id="history" className="label">
          Readers also see its records and the history. They are live, and not part of what is approved.
        </p>
      </DisputeBody>
    </PreviewFrame>
  )
}
