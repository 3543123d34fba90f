import { z } from 'zod'
import { disputeDocument, recordDocument } from '#features/publications/document'

const unit = 'Offset in UTF-16 code units (JavaScript’s); an end is exclusive.'
const offsets = new Set(['start', 'end', 'quoteStart'])

const published = {
  record: { of: recordDocument, title: 'Contradiction record of At Variance, version 1 of its shape' },
  dispute: { of: disputeDocument, title: 'Dispute of At Variance, version 1 of its shape' },
}

/** JSON Schema 2020-12 of a published document, made from the schema that froze it. */
export function documentSchema(subject: keyof typeof published, origin: string): Record<string, unknown> {
  const { of, title } = published[subject]
  const schema = z.toJSONSchema(of, {
    target: 'draft-2020-12',
    override: ({ jsonSchema, path }) => {
      if (path.at(-2) === 'properties' && offsets.has(String(path.at(-1)))) jsonSchema.description = unit
    },
  })
  return { ...schema, $id: `${origin}/api/v1/schemas/${subject}/1`, title }
}
