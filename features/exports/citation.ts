import { defaultNewsroom, type Newsroom } from '#features/newsroom/newsroom'
import type { DisputeDocument, RecordDocument } from '#features/publications/document'
import { formatDay } from '#lib/dates'
import { paths } from '#lib/paths'
import { isolated } from '#lib/sentence'
import { capitalize } from '#lib/text'

/**
 * An export's data besides the document: our origin, the hash of the document's canonical JSON, and the settings of the
 * newsroom, which are the defaults if they are left out.
 */
export type ExportContext = { origin: string; sha256: string; newsroom?: Newsroom }
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

/** The line with the licence of the data, if the newsroom gives one. */
export const licenceLines = (
  { newsroom }: ExportContext,
  format: (licence: { name: string; url: string }) => string,
): string[] => (newsroom?.licence ? [format(newsroom.licence)] : [])

/** “What the May notice contained”, At Variance, record 1, version 3, 13 November 2019. */
export function citation(document: ExportedDocument, { name }: Newsroom = defaultNewsroom): string {
  const subject = isRecord(document)
    ? `${isolated(`“${capitalize(document.subject)}”`)}, ${isolated(name)}, record ${document.number}`
    : `${isolated(`“${document.title}”`)}, ${isolated(name)}, dispute`
  return `${subject}, version ${document.version}, ${formatDay(document.publishedAt.slice(0, 10))}.`
}
