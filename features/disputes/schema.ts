import { z } from 'zod'
import { words } from '#lib/exact-text'

const about = {
  title: words(200),
  /** Neutral: the question that the statements answer differently. */
  question: words(300),
  summary: words(1000),
  topics: z.array(words(80)).default([]),
  asOf: z.iso.date(),
}

export const disputeDraft = z.strictObject(about)
export type DisputeDraft = z.infer<typeof disputeDraft>

export const disputeEdit = z.strictObject({ ...about, id: z.uuid(), revision: z.int().min(1) })
export type DisputeEdit = z.infer<typeof disputeEdit>

export const assignment = z.strictObject({
  id: z.uuid(),
  revision: z.int().min(1),
  /** In the order in which they shall stand. */
  statementIds: z.array(z.uuid()).min(1),
})
export type Assignment = z.infer<typeof assignment>
