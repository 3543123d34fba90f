import { z } from 'zod'
import { canonicalJson, disputeDocument, recordDocument } from '#features/publications/document'
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

const unit = 'Offset in UTF-16 code units (JavaScript’s); an end is exclusive.'
const offsets = new Set(['start', 'end', 'quoteStart'])

const published = {
  record: { of: recordDocument, title: 'Contradiction record of At Variance, version 1 of its shape' },
  dispute: { of: disputeDocument, title: 'Dispute of At Variance, version 1 of its shape' },
}

/** JSON Schema 2020-12 of a published document, derived from the schema that validates it. */
export function documentSchema(subject: keyof typeof published, origin: string): Record<string, unknown> {
  const { of: documentSchema, title } = published[subject]
  const schema = z.toJSONSchema(documentSchema, {
    target: 'draft-2020-12',
    override: ({ jsonSchema, path }) => {
      if (path.at(-2) === 'properties' && offsets.has(String(path.at(-1)))) jsonSchema.description = unit
    },
  })
  return { ...schema, $id: `${origin}/api/v1/schemas/${subject}/1`, title }
}
