import type { DisputeDocument, RecordDocument } from '#features/publications/document'
import { formatDay } from '#lib/dates'
import { paths } from '#lib/paths'
import { isolated } from '#lib/sentence'
import { capitalize } from '#lib/text'

/** An export's data besides the document: our origin, and the hash of the document's canonical JSON. */
export type ExportContext = { origin: string; sha256: string }
export type ExportedDocument = RecordDocument | DisputeDocument

export const notice = 'This summary records a disagreement. It is not a finding.'

export const isRecord = (document: ExportedDocument): document is RecordDocument =>
  document.schema === 'at-variance/record/1'

/** The permanent address of this version: its content never changes, unless it is withdrawn. */
export function permalink(document: ExportedDocument, origin: string): string {
  if (isRecord(document)) return `${origin}${paths.recordVersion(document)}`
  return `${origin}${paths.disputeVersion(document)}`
}

/** The short permanent address by number, which only a record has. */
export function citationAddress(document: ExportedDocument, origin: string): string {
  if (!isRecord(document)) return permalink(document, origin)
  return `${origin}${paths.shortRecord(document.number)}?v=${document.version}`
}

/** “What the May notice contained”, At Variance, record 1, version 3, 13 November 2019. */
export function citation(document: ExportedDocument): string {
  const subject = isRecord(document)
    ? `${isolated(`“${capitalize(document.subject)}”`)}, At Variance, record ${document.number}`
    : `${isolated(`“${document.title}”`)}, At Variance, dispute`
  return `${subject}, version ${document.version}, ${formatDay(document.publishedAt.slice(0, 10))}.`
}
