import { z } from 'zod'
import { words } from '#lib/exact-text'

export const annotationDraft = z.strictObject({
  /** The record it belongs to, at the revision that was read; null for a note on a statement alone. */
  record: z.strictObject({ id: z.uuid(), revision: z.int().min(1) }).nullable(),
  /** UTF-16 offsets into the statement's context; null for a note on the whole record. */
  passage: z.strictObject({ statementId: z.uuid(), start: z.int().min(0), end: z.int().min(1) }).nullable(),
  motivation: z
    .enum(['COMMENTING', 'QUESTIONING', 'CLASSIFYING', 'LINKING', 'ASSESSING'])
    .default('COMMENTING'),
  /** Markdown subset. */
  body: words(2000),
  visibility: z.enum(['INTERNAL', 'PUBLIC']).default('INTERNAL'),
  blocking: z.boolean().default(false),
})
export type AnnotationDraft = z.infer<typeof annotationDraft>
