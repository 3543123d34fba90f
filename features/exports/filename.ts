import { isRecord, type ExportedDocument } from './citation'

/** Only ASCII letters, digits, hyphens and one dot, whatever the slug. */
export const filename = (document: ExportedDocument, extension: string): string =>
  fileNameOf(document, extension, (slug) => slug.replaceAll(/[^a-z0-9-]/g, '')).replaceAll(/-{2,}/g, '-')

/** The parameters of `content-disposition` (RFC 6266); a slug in another script adds the name that has it. */
export function filenameParameters(document: ExportedDocument, extension: string): string {
  const [ascii, exact] = [filename(document, extension), fileNameOf(document, extension, encodeURIComponent)]
  return `filename="${ascii}"${ascii === exact ? '' : `; filename*=UTF-8''${exact}`}`
}

function fileNameOf(document: ExportedDocument, extension: string, write: (slug: string) => string): string {
  const subject = isRecord(document) ? `record-${document.number}` : `dispute-${write(document.slug)}`
  return `at-variance-${subject}-v${document.version}.${extension}`
}
