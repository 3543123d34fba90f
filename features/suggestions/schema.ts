import { z } from 'zod'
import { words } from '#lib/exact-text'

export const suggestionDraft = z.strictObject({
  statementIds: z.tuple([z.uuid(), z.uuid()]),
  /** Method and version: "editor/1". */
  method: z.stringFormat('method', /^[a-z-]+\/\d+$/),
  score: z.number().min(0).max(1).nullable().default(null),
  reasons: z.array(words(500)).min(1),
})
export type SuggestionDraft = z.infer<typeof suggestionDraft>
