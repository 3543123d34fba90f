import { z } from 'zod'
import { words } from '#lib/exact-text'

/** The exact revision that the editor has read. */
const at = {
  subject: z.enum(['RECORD', 'DISPUTE']),
  id: z.uuid(),
  revision: z.int().min(1),
}

export const submission = z.strictObject(at)
export type Submission = z.infer<typeof submission>

export const approval = z.strictObject({ ...at, points: z.array(words(200)).default([]) })
export type ApprovalDraft = z.infer<typeof approval>

export const publicationDraft = z.strictObject({
  id: z.uuid(),
  revision: z.int().min(1),
  /** What changed and why, for the public history. */
  changeNote: words(300),
  isCorrection: z.boolean().default(false),
})
export type PublicationDraft = z.infer<typeof publicationDraft>

export const withdrawal = z.strictObject({
  id: z.uuid(),
  revision: z.int().min(1),
  /** In general terms; readers see it at every address of the record. */
  reason: words(300),
})
export type Withdrawal = z.infer<typeof withdrawal>
