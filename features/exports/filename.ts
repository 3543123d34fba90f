import { isRecord, type ExportedDocument } from './citation'

/** Only ASCII letters, digits, hyphens and one dot, whatever the slug. */
export function filename(document: ExportedDocument, extension: string): string {
  const subject = isRecord(document)
    ? `record-${document.number}`
    : `dispute-${document.slug.replaceAll(/[^a-z0-9-]/g, '')}`
  return `at-variance-${subject}-v${document.version}.${extension}`
}
