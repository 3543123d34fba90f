import type { RecordDocument } from './document'

/** One version of a record or dispute, as its history tells it. */
export type PublicationInfo = Pick<
  RecordDocument,
  'version' | 'changeNote' | 'isCorrection' | 'publishedBy' | 'approvedBy' | 'publishedAt'
>

/** A version as it was frozen, with what there is of the others. */
export type PublishedVersion<Document> = {
  /** Taken apart when somebody asks for it: who passes on the bytes never does. */
  readonly document: Document
  /** The exact bytes that the SHA-256 is of. */
  json: string
  sha256: string
  number: number | null
  slug: string
  version: number
  latestVersion: number
  history: PublicationInfo[]
}
