import { canonicalJson } from '#features/publications/document'
import { paths } from '#lib/paths'
import type { ExportedDocument } from './citation'

/** The document's own canonical bytes: what its SHA-256 is of. */
export const json = (document: ExportedDocument): string => canonicalJson(document)

/** A published version as it lies in the database; a dispute has no number. */
type Frozen = { json: string; sha256: string; number: number | null; slug: string; version: number }

/** The document as the API answers it: canonical itself, with the document's own bytes unbroken and unread inside. */
export function envelope({ json: document, sha256, number, slug, version }: Frozen, origin: string): string {
  const path =
    number === null ? paths.disputeVersion({ slug, version }) : paths.recordVersion({ number, slug, version })
  const around = JSON.stringify({ permalink: `${origin}${path}`, sha256, version })
  return `{"document":${document},${around.slice(1)}`
}
