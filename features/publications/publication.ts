import type { RecordDocument } from './document'

/** One version of a record or dispute in its history. */
export type PublicationInfo = Pick<
  RecordDocument,
  'version' | 'changeNote' | 'isCorrection' | 'publishedBy' | 'approvedBy' | 'publishedAt'
>

/** A frozen version, with the history of all versions. */
export type PublishedVersion<Document> = {
  /** Parsed on first use, since the API passes on the bytes unparsed. */
  readonly document: Document
  /** The exact bytes that the SHA-256 covers. */
  json: string
  sha256: string
  number: number | null
  slug: string
  version: number
  latestVersion: number
  history: PublicationInfo[]
}
