import { z } from 'zod'
import { dayText, optionalDayField } from '#lib/date-fields'
import { nonEmptyText } from '#lib/exact-text'
import { optionalField } from '#lib/form'

const assignmentDraft = z.strictObject({
  recordId: z.uuid(),
  assigneeId: z.uuid(),
  /** What is to be done. */
  task: nonEmptyText(300).nullable(),
  dueOn: dayText.nullable(),
})
export type AssignmentDraft = z.infer<typeof assignmentDraft>

export const assignmentForm = z.strictObject({
  ...assignmentDraft.shape,
  assigneeId: z.uuid('Choose somebody.'),
  task: optionalField(nonEmptyText(300)),
  dueOn: optionalDayField,
})

export const assignmentEndForm = z.strictObject({ recordId: z.uuid() })
