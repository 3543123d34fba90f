import { canonicalJson } from '#features/publications/document'
import { paths } from '#lib/paths'
import type { ExportedDocument } from './citation'

/** The document's canonical bytes, which its SHA-256 covers. */
export const json = (document: ExportedDocument): string => canonicalJson(document)

/** A stored published version; a dispute has no number. */
type Frozen = { json: string; sha256: string; number: number | null; slug: string; version: number }

/** The API's canonical JSON, which embeds the document's bytes without parsing them. */
export function envelope({ json: document, sha256, number, slug, version }: Frozen, origin: string): string {
  const path =
    number === null ? paths.disputeVersion({ slug, version }) : paths.recordVersion({ number, slug, version })
  const around = JSON.stringify({ permalink: `${origin}${path}`, sha256, version })
  return `{"document":${document},${around.slice(1)}`
}
