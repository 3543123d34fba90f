import { z } from 'zod'
import { exactText, nonEmptyText } from '#lib/exact-text'
import { optionalField, choiceField, checkboxField, integerField } from '#lib/form'
import { isSlug } from '#lib/identifiers'
import { parsePosition } from './passage-fields'
import {
  cue,
  dimension,
  disputeOver,
  directness,
  allowsBothTrue,
  recordStatus,
  relation,
  scope,
  stance,
  relationBlocker,
} from './record'

export const pairing = z.strictObject({
  disputeId: z.uuid(),
  statementIds: z.tuple([z.uuid(), z.uuid()]),
  /** What they disagree about. */
  subject: nonEmptyText(200),
  /** The words of the address; those of the subject when not given. */
  slug: z.stringFormat('slug', isSlug).nullable().default(null),
  asOf: z.iso.date(),
})
export type Pairing = z.infer<typeof pairing>

export const recordEdit = z.strictObject({
  id: z.uuid(),
  revision: z.int().min(1),
  subject: nonEmptyText(200),
  /** May be empty on the desk; a publication asks for it. */
  summary: exactText(600),
  event: scope.nullable(),
  people: scope.nullable(),
  time: scope.nullable(),
  conditions: scope.nullable(),
  bothCanBeTrue: z.boolean().nullable(),
  bothCouldBeFalse: z.boolean().nullable(),
  disputeOver: disputeOver.nullable(),
  relation: relation.nullable(),
  dimensions: z.array(dimension),
  cue: cue.nullable().default(null),
  reconciliation: nonEmptyText(1000).nullable(),
  whatWouldSettleIt: nonEmptyText(600).nullable(),
  status: recordStatus,
  statusNote: nonEmptyText(400).nullable(),
  asOf: z.iso.date(),
})
export type RecordEdit = z.infer<typeof recordEdit>

/**
 * Words of a statement's context: by their place, in UTF-16 offsets, or by what they say where they stand once. Where
 * both are given and the words do not stand at the place, the words count: they are what somebody read.
 */
export const markedPassage = z.union([
  z.strictObject({
    statementId: z.uuid(),
    start: z.int().min(0),
    end: z.int().min(1),
    exact: nonEmptyText(20_000).optional(),
  }),
  z.strictObject({ statementId: z.uuid(), exact: nonEmptyText(20_000) }),
])
export type MarkedPassage = z.infer<typeof markedPassage>

const tie = {
  recordId: z.uuid(),
  revision: z.int().min(1),
  label: nonEmptyText(120),
  passages: z.array(markedPassage).min(1, 'Mark words on one side at least.'),
}
export const tieDraft = z.strictObject(tie)
export type TieDraft = z.infer<typeof tieDraft>

const tieEdit = z.strictObject({ ...tie, id: z.uuid() })
export type TieEdit = z.infer<typeof tieEdit>

/**
 * A passage as a form sends it: marked, with its place and the words that were read there ("110-133 the fare"), or its
 * words alone, typed.
 */
const passageForm = z
  .strictObject({
    statementId: z.uuid(),
    exact: exactText(20_000).default(''),
    place: exactText(20_020)
      .regex(/^(\d{1,6}-\d{1,6}( [^]+)?)?$/)
      .default(''),
  })
  .transform(({ statementId, exact, place }): MarkedPassage | null => {
    const span = parsePosition(place)
    if (span !== null) return { statementId, ...span }
    return exact.trim() === '' ? null : { statementId, exact }
  })
/** Those left empty are none. */
export const markedPassagesForm = z
  .array(passageForm)
  .default([])
  .transform((passages) => passages.filter((passage) => passage !== null))
const passagesForm = markedPassagesForm.pipe(tie.passages)
export const tieForm = z.strictObject({ ...tie, revision: integerField, passages: passagesForm })
export const tieEditForm = z.strictObject({
  ...tie,
  id: z.uuid(),
  revision: integerField,
  passages: passagesForm,
})

/** A part of a record, at the revision of the record that was read. */
const recordPart = z.strictObject({ id: z.uuid(), recordId: z.uuid(), revision: z.int().min(1) })
export type RecordPart = z.infer<typeof recordPart>
export const recordPartForm = z.strictObject({ ...recordPart.shape, revision: integerField })

const newPair = z.strictObject({
  id: z.uuid(),
  revision: z.int().min(1),
  statementIds: z.tuple([z.uuid(), z.uuid()]),
})
export type NewPair = z.infer<typeof newPair>

export const evidenceDraft = z.strictObject({
  recordId: z.uuid(),
  revision: z.int().min(1),
  /** Null: it bears on both. */
  statementId: z.uuid().nullable(),
  stance,
  hand: directness,
  note: nonEmptyText(600),
  /** Null: not on file. */
  snapshotId: z.uuid().nullable(),
  place: nonEmptyText(200).nullable().default(null),
  independenceGroup: nonEmptyText(80).nullable().default(null),
})
export type EvidenceDraft = z.infer<typeof evidenceDraft>

const evidenceEdit = z.strictObject({ ...evidenceDraft.shape, id: z.uuid() })
export type EvidenceEdit = z.infer<typeof evidenceEdit>

const yesOrNo = z.preprocess(
  (typed) =>
    typed === 'YES' ? true : typed === 'NO' ? false : typed === '' || typed === undefined ? null : typed,
  z.boolean().nullable(),
)
const day = z.iso.date('Give a day as 2019-11-12.')

/** The record's own fields, as the workspace sends them. A question that an earlier answer closed has none. */
export const recordForm = z
  .strictObject({
    id: z.uuid(),
    revision: integerField,
    subject: recordEdit.shape.subject,
    summary: recordEdit.shape.summary,
    event: choiceField(scope),
    people: choiceField(scope),
    time: choiceField(scope),
    conditions: choiceField(scope),
    bothCanBeTrue: yesOrNo,
    bothCouldBeFalse: yesOrNo,
    disputeOver: choiceField(disputeOver),
    relation: choiceField(relation),
    dimensions: z
      .partialRecord(dimension, checkboxField)
      .default({})
      .transform((boxes) => dimension.options.filter((one) => boxes[one])),
    cue: choiceField(cue),
    reconciliation: optionalField(nonEmptyText(1000)),
    whatWouldSettleIt: optionalField(nonEmptyText(600)),
    status: recordStatus,
    statusNote: optionalField(nonEmptyText(400)),
    asOf: day,
  })
  .transform((edit): RecordEdit => ({
    ...edit,
    bothCouldBeFalse: edit.bothCanBeTrue === false ? edit.bothCouldBeFalse : null,
    disputeOver: edit.bothCanBeTrue === true ? edit.disputeOver : null,
  }))
  .superRefine((edit, issues) => {
    const reason = edit.relation === null ? null : relationBlocker(edit.relation, edit)
    if (reason !== null) issues.addIssue({ code: 'custom', path: ['relation'], message: reason })
    if (edit.relation !== null && allowsBothTrue(edit.relation) && edit.reconciliation === null)
      issues.addIssue({
        code: 'custom',
        path: ['reconciliation'],
        message: 'This relation says that both could be true on a condition. Write the condition.',
      })
  })

/** Two statements chosen by their slugs. */
export const pairForm = z.strictObject({
  a: nonEmptyText(200),
  b: nonEmptyText(200),
  disputeId: z.uuid('Choose a dispute.'),
  subject: pairing.shape.subject,
  asOf: day,
})
export const rePairForm = z.strictObject({
  id: z.uuid(),
  revision: integerField,
  a: nonEmptyText(200),
  b: nonEmptyText(200),
})

const evidenceFields = {
  recordId: z.uuid(),
  revision: integerField,
  statementId: choiceField(z.uuid()),
  stance: evidenceDraft.shape.stance,
  hand: evidenceDraft.shape.hand,
  note: evidenceDraft.shape.note,
  snapshotId: choiceField(z.uuid()),
  place: optionalField(nonEmptyText(200)),
  independenceGroup: optionalField(nonEmptyText(80)),
}
export const evidenceForm = z.strictObject(evidenceFields)
export const evidenceEditForm = z.strictObject({ ...evidenceFields, id: z.uuid() })
