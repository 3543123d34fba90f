import { isRecord, type ExportedDocument } from './citation'

/** ASCII letters, digits, hyphens and one dot, whatever the document says. */
export function filename(document: ExportedDocument, extension: string): string {
  const subject = isRecord(document)
    ? `record-${document.number}`
    : `dispute-${document.slug.replaceAll(/[^a-z0-9-]/g, '')}`
  return `at-variance-${subject}-v${document.version}.${extension}`
}
