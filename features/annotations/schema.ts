import { z } from 'zod'
import { markedPassage, markedPassagesForm } from '#features/records/passage-fields'
import { nonEmptyText } from '#lib/exact-text'
import { checkboxField, encodeForm, integerField } from '#lib/form'
import { motivation, publicNoteMax, visibility } from './annotation'

const note = {
  motivation: motivation.default('COMMENTING'),
  /** Markdown subset. */
  body: nonEmptyText(2000),
  visibility: visibility.default('INTERNAL'),
  blocking: z.boolean().default(false),
}

type Note = { body: string; visibility: string }
const shortEnough = ({ body, visibility: seen }: Note) => seen !== 'PUBLIC' || body.length <= publicNoteMax
const tooLong = {
  path: ['body'],
  message: `A public note has ${publicNoteMax} characters at most. Shorten it, or keep it internal.`,
}

export const annotationDraft = z
  .strictObject({
    ...note,
    /** The note's record at the loaded revision; null for a note on a statement alone. */
    record: z.strictObject({ id: z.uuid(), revision: z.int().min(1) }).nullable(),
    /** Empty for a note on the whole record; one on each side for a note on both sides. */
    passages: z.array(markedPassage).max(2).default([]),
  })
  .refine(shortEnough, tooLong)
export type AnnotationDraft = z.infer<typeof annotationDraft>

const annotationEdit = z
  .strictObject({ ...note, id: z.uuid(), revision: z.int().min(1) })
  .refine(shortEnough, tooLong)
export type AnnotationEdit = z.infer<typeof annotationEdit>

const annotationStep = z.strictObject({ id: z.uuid(), revision: z.int().min(1) })
export type AnnotationStep = z.infer<typeof annotationStep>

const annotationReply = z.strictObject({ parentId: z.uuid(), body: nonEmptyText(2000) })
export type AnnotationReply = z.infer<typeof annotationReply>

const noteForm = { motivation, body: note.body, visibility, blocking: checkboxField }

const oneOfASide = markedPassagesForm.refine(
  (passages) => new Set(passages.map(({ statementId }) => statementId)).size === passages.length,
  'A note stands on one passage of a side, or on one of each.',
)

export const annotationForm = z
  .strictObject({ ...noteForm, recordId: z.uuid(), revision: integerField, passages: oneOfASide })
  .refine(shortEnough, tooLong)
  .transform(({ recordId, revision, ...draft }): AnnotationDraft => ({
    ...draft,
    record: { id: recordId, revision },
  }))

const ownFields = z.strictObject({ id: z.uuid(), ...noteForm })
/** The fields of a note's form. */
export const noteValues = (stored: z.output<typeof ownFields>) => encodeForm(ownFields, stored)

/** `recordNumber` is for the redirect back to the form's page. */
const onRecord = { recordNumber: integerField }
export const annotationEditForm = z
  .strictObject({ ...ownFields.shape, ...onRecord, revision: integerField })
  .refine(shortEnough, tooLong)
export const annotationStepForm = z.strictObject({
  ...onRecord,
  id: z.uuid(),
  revision: integerField,
  step: z.enum(['resolve', 'reopen']),
})
export const annotationReplyForm = z.strictObject({ ...onRecord, ...annotationReply.shape })
