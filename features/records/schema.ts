import { z } from 'zod'
import { dayField, dayText } from '#lib/date-fields'
import { exactText, nonEmptyText } from '#lib/exact-text'
import { choiceField, encodeForm, integerField, optionalField } from '#lib/form'
import { isSlug } from '#lib/identifiers'
import { type MarkedPassage, markedPassage, markedPassagesForm } from './passage-fields'
import {
  cue,
  dimension,
  disputeOver,
  directness,
  allowsBothTrue,
  type Answers,
  openAnswers,
  recordStatus,
  relation,
  scope,
  stance,
  relationBlocker,
} from './record'

export const pairing = z.strictObject({
  disputeId: z.uuid(),
  statementIds: z.tuple([z.uuid(), z.uuid()]),
  /** The matter they disagree about. */
  subject: nonEmptyText(200),
  /** The words of the address. Null derives them from the subject. */
  slug: z.stringFormat('slug', isSlug).nullable().default(null),
  asOf: dayText,
})
export type Pairing = z.infer<typeof pairing>

export const recordEdit = z.strictObject({
  id: z.uuid(),
  revision: z.int().min(1),
  subject: nonEmptyText(200),
  /** May be empty at the desk; publication requires it. */
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
  asOf: dayText,
})
export type RecordEdit = z.infer<typeof recordEdit>

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

const passagesForm = markedPassagesForm.refine(
  (passages) => passages.length > 0,
  'Mark words on one side at least.',
)
const tieFields = z.strictObject({ recordId: z.uuid(), label: tie.label, passages: passagesForm })
export const tieForm = z.strictObject({ ...tieFields.shape, revision: integerField })
export const tieEditForm = z.strictObject({ ...tieForm.shape, id: z.uuid() })

type Tie = z.output<typeof tieFields>
export const encodeTie = (fields: Tie) => encodeForm(tieFields, fields)

export type Sides = readonly [string, string]

/** A tie as the fields of its form: its passages by side, and one empty text field per side. */
export function tieValues({ recordId, label, passages }: Tie, sides: Sides) {
  const ordered = sides.flatMap((side) => passages.filter(({ statementId }) => statementId === side))
  return encodeTie({ recordId, label, passages: [...ordered, ...typedPassages(sides)] })
}

/** One empty text field per side. */
export const emptyPassageFields = (sides: Sides) =>
  encodeForm(z.object({ passages: markedPassagesForm }), { passages: typedPassages(sides) })

const typedPassages = (sides: Sides): MarkedPassage[] =>
  sides.map((statementId) => ({ statementId, exact: '' }))

/** A part of a record, with the record's revision that the editor read. */
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
  /** Null if it concerns both statements. */
  statementId: z.uuid().nullable(),
  stance,
  hand: directness,
  note: nonEmptyText(600),
  /** Null if the evidence is not on file. */
  snapshotId: z.uuid().nullable(),
  place: nonEmptyText(200).nullable().default(null),
  independenceGroup: nonEmptyText(80).nullable().default(null),
})
export type EvidenceDraft = z.infer<typeof evidenceDraft>

const evidenceEdit = z.strictObject({ ...evidenceDraft.shape, id: z.uuid() })
export type EvidenceEdit = z.infer<typeof evidenceEdit>

const yesOrNo = z.codec(z.enum(['YES', 'NO', '']).default(''), z.boolean().nullable(), {
  decode: (typed) => (typed === '' ? null : typed === 'YES'),
  encode: (answer) => (answer === null ? '' : answer ? 'YES' : 'NO'),
})
const tickedDimensions = z.codec(
  z.partialRecord(dimension, z.literal('on')).default({}),
  z.array(dimension),
  {
    decode: (boxes) => dimension.options.filter((name) => boxes[name] === 'on'),
    encode: (ticked) => Object.fromEntries(ticked.map((name) => [name, 'on' as const])),
  },
)
const answerFields = {
  event: choiceField(scope),
  people: choiceField(scope),
  time: choiceField(scope),
  conditions: choiceField(scope),
  bothCanBeTrue: yesOrNo,
  bothCouldBeFalse: yesOrNo,
  disputeOver: choiceField(disputeOver),
}
const recordFields = z.strictObject({
  subject: recordEdit.shape.subject,
  summary: recordEdit.shape.summary,
  ...answerFields,
  relation: choiceField(relation),
  dimensions: tickedDimensions,
  cue: choiceField(cue),
  reconciliation: optionalField(nonEmptyText(1000)),
  whatWouldSettleIt: optionalField(nonEmptyText(600)),
  status: recordStatus,
  statusNote: optionalField(nonEmptyText(400)),
  asOf: dayField,
})

export const recordForm = z
  .strictObject({ id: z.uuid(), revision: integerField, ...recordFields.shape })
  .transform((edit): RecordEdit => openAnswers(edit))
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

/** A record's own fields as the values of its form. */
export const recordValues = (record: z.output<typeof recordFields>) => encodeForm(recordFields, record)

const answersSoFar = z.object({
  event: answerFields.event.catch(null),
  people: answerFields.people.catch(null),
  time: answerFields.time.catch(null),
  conditions: answerFields.conditions.catch(null),
  bothCanBeTrue: answerFields.bothCanBeTrue.catch(null),
  bothCouldBeFalse: answerFields.bothCouldBeFalse.catch(null),
  disputeOver: answerFields.disputeOver.catch(null),
})
/** The answers in a form that may be incomplete. */
export const parseAnswers = (values: Readonly<Record<string, string>>): Answers =>
  openAnswers(answersSoFar.parse(values))

/** Two statements, chosen by their slugs. */
export const pairForm = z.strictObject({
  a: nonEmptyText(200),
  b: nonEmptyText(200),
  disputeId: z.uuid('Choose a dispute.'),
  subject: pairing.shape.subject,
  asOf: dayField,
})
export const rePairForm = z.strictObject({
  id: z.uuid(),
  revision: integerField,
  a: nonEmptyText(200),
  b: nonEmptyText(200),
})

const evidenceFields = z.strictObject({
  recordId: z.uuid(),
  statementId: choiceField(z.uuid()),
  stance: evidenceDraft.shape.stance,
  hand: evidenceDraft.shape.hand,
  note: evidenceDraft.shape.note,
  snapshotId: choiceField(z.uuid()),
  place: optionalField(nonEmptyText(200)),
  independenceGroup: optionalField(nonEmptyText(80)),
})
export const evidenceForm = z.strictObject({ ...evidenceFields.shape, revision: integerField })
export const evidenceEditForm = z.strictObject({ ...evidenceForm.shape, id: z.uuid() })

export const evidenceValues = (evidence: z.output<typeof evidenceFields>) =>
  encodeForm(evidenceFields, evidence)
