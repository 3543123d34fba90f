import { z } from 'zod'
import { dayField, dayText } from '#lib/date-fields'
import { nonEmptyText } from '#lib/exact-text'
import { encodeForm, integerField } from '#lib/form'
import { distinctNames } from '#lib/name-key'

const about = {
  title: nonEmptyText(200),
  /** Neutral: the question that the statements answer differently. */
  question: nonEmptyText(300),
  summary: nonEmptyText(1000),
  topics: z.array(nonEmptyText(80)).default([]),
  asOf: dayText,
}

export const disputeDraft = z.strictObject(about)
export type DisputeDraft = z.infer<typeof disputeDraft>

export const disputeEdit = z.strictObject({ ...about, id: z.uuid(), revision: z.int().min(1) })
export type DisputeEdit = z.infer<typeof disputeEdit>

export const assignment = z.strictObject({
  id: z.uuid(),
  revision: z.int().min(1),
  /** In their final order. */
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

/** Topics as typed, separated by commas, each once. */
const topicList = z.codec(z.string().max(800).default(''), z.array(nonEmptyText(80)), {
  decode: (typed) => distinctNames(typed.split(',').map((topic) => topic.trim())).filter(Boolean),
  encode: (topics) => topics.join(', '),
})
export const disputeForm = z.strictObject({
  ...about,
  topics: topicList,
  asOf: dayField,
})
export const disputeEditForm = z.strictObject({ ...disputeForm.shape, id: z.uuid(), revision: integerField })

/** A dispute as the values of its form. */
export const disputeValues = (dispute: DisputeDraft) => encodeForm(disputeForm, dispute)

/** A statement chosen by its slug. */
export const assignmentForm = z.strictObject({
  id: z.uuid(),
  revision: integerField,
  statement: nonEmptyText(200),
})
export const arrangementForm = z.strictObject({ ...arrangement.shape, revision: integerField })
