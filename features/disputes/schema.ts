import { z } from 'zod'
import { nonEmptyText } from '#lib/exact-text'
import { integerField } from '#lib/form'

const about = {
  title: nonEmptyText(200),
  /** Neutral: the question that the statements answer differently. */
  question: nonEmptyText(300),
  summary: nonEmptyText(1000),
  topics: z.array(nonEmptyText(80)).default([]),
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

const move = z.enum(['up', 'down', 'out'])
const arrangement = z.strictObject({
  id: z.uuid(),
  revision: z.int().min(1),
  statementId: z.uuid(),
  move,
})
export type Arrangement = z.infer<typeof arrangement>

/** As typed: topics with commas between them. */
const aboutForm = {
  ...about,
  topics: z
    .string()
    .max(800)
    .default('')
    .transform((typed) => [...new Set(typed.split(',').map((topic) => topic.trim()))].filter(Boolean))
    .pipe(z.array(nonEmptyText(80))),
  asOf: z.iso.date('Give a day as 2019-11-12.'),
}
export const disputeForm = z.strictObject(aboutForm)
export const disputeEditForm = z.strictObject({ ...aboutForm, id: z.uuid(), revision: integerField })
/** A statement chosen by its slug. */
export const assignmentForm = z.strictObject({
  id: z.uuid(),
  revision: integerField,
  statement: nonEmptyText(200),
})
export const arrangementForm = z.strictObject({ ...arrangement.shape, revision: integerField })

type DisputeFields = {
  title: string
  question: string
  summary: string
  topics: readonly string[]
  asOf: string
}

/** A dispute as the fields of its form show it. */
export const disputeValues = ({
  title,
  question,
  summary,
  topics,
  asOf,
}: DisputeFields): Record<string, string> => ({
  title,
  question,
  summary,
  topics: topics.join(', '),
  asOf,
})
