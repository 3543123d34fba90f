import { z } from 'zod'
import { nonEmptyText } from '#lib/exact-text'
import { checkboxField, integerField } from '#lib/form'
import { approvalPoints } from './review'

/** The exact revision that the editor read. */
const at = {
  subject: z.enum(['RECORD', 'DISPUTE']),
  id: z.uuid(),
  revision: z.int().min(1),
}
const atForm = { ...at, revision: integerField }

/** The note of a first version, unless its editor writes another. */
export const firstNote = 'Published'
/** Readers see it in the public history. It is approved with the revision. */
const changeNote = {
  changeNote: nonEmptyText(300).default(firstNote),
  isCorrection: z.boolean().default(false),
}
export type ChangeNote = z.infer<z.ZodObject<typeof changeNote>>

export const submission = z.strictObject({ ...at, ...changeNote })
export type Submission = z.input<typeof submission>
export const submissionForm = z.strictObject({
  ...atForm,
  ...changeNote,
  isCorrection: checkboxField,
})

export const approval = z.strictObject({
  ...at,
  points: z.array(nonEmptyText(200)).default([]),
  /** The change note that the editor read; the author may have sent it again at the same revision. */
  changeNote: nonEmptyText(300).optional(),
  isCorrection: z.boolean().optional(),
  /** The approver confirms that the words which may take a side are neutral in their sentences. */
  areWordsNeutral: z.boolean().default(false),
})
export type ApprovalDraft = z.input<typeof approval> & { points: string[] }
const point = z.literal('on', 'Tick it once you have done it. Each point is needed.')
/** Requires every point. The approval stores the sentences that the boxes show. */
export const approvalForm = z
  .strictObject({
    ...atForm,
    changeNote: approval.shape.changeNote,
    isCorrection: checkboxField,
    points: z.preprocess(
      (points) => points ?? {},
      z.strictObject({
        sources: point,
        words: point,
        answers: point,
        fairness: point,
        wording: checkboxField,
      }),
    ),
  })
  .transform(({ points: { wording }, ...approval }) => ({
    ...approval,
    points: Object.values(approvalPoints[approval.subject]),
    areWordsNeutral: wording,
  }))

/** A step whose reason becomes part of the history. */
const reasoned = { reason: nonEmptyText(500) }
const returning = z.strictObject({ ...at, ...reasoned })
export type Returning = z.infer<typeof returning>
export const takingBackForm = z.strictObject(atForm)
export const returningForm = z.strictObject({ ...atForm, ...reasoned })

/** Readers see the reason in the history of the corrected version. */
const correction = z.strictObject({ ...at, reason: nonEmptyText(300) })
export type Correction = z.infer<typeof correction>
export const correctionForm = z.strictObject({ ...correction.shape, revision: integerField })

export const publicationDraft = z.strictObject({ id: z.uuid(), revision: z.int().min(1) })
export type PublicationDraft = z.infer<typeof publicationDraft>
export const publicationForm = z.strictObject(atForm)

export const withdrawal = z.strictObject({
  id: z.uuid(),
  revision: z.int().min(1),
  /** In general terms. Readers see it at every address of the record if another editor requested it in these words. */
  reason: nonEmptyText(300),
})
export type Withdrawal = z.infer<typeof withdrawal>
const subject = z.literal('RECORD', 'Only a record is withdrawn.')
export const withdrawalRequestForm = z
  .strictObject({ ...withdrawal.shape, subject, revision: integerField })
  .transform(({ id, revision, reason }) => ({ id, revision, reason }))
export const withdrawalForm = z
  .strictObject({
    ...withdrawal.shape,
    subject,
    revision: integerField,
    confirmed: z.literal('on', 'Tick this to withdraw it. It cannot be undone.'),
  })
  .transform(({ id, revision, reason }) => ({ id, revision, reason }))
