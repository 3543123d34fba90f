import { z } from 'zod'
import { pairing } from '#features/records/schema'
import { dayField } from '#lib/date-fields'
import { nonEmptyText } from '#lib/exact-text'
import { integerField } from '#lib/form'
import { otherJudgement, pairingJudgement } from './suggestion'

export const suggestionDraft = z.strictObject({
  statementIds: z.tuple([z.uuid(), z.uuid()]),
  /** Method and version: "editor/1". */
  method: z.stringFormat('method', /^[a-z-]+\/\d+$/),
  score: z.number().min(0).max(1).nullable().default(null),
  reasons: z.array(nonEmptyText(500)).min(1),
})
export type SuggestionDraft = z.infer<typeof suggestionDraft>

const judgedPair = {
  id: z.uuid(),
  /** The loaded revisions of the suggestion's two statements. */
  revisionA: z.int().min(1),
  revisionB: z.int().min(1),
}

const rejection = z.strictObject({ ...judgedPair, judgement: otherJudgement })
export type Rejection = z.infer<typeof rejection>

const acceptance = z.strictObject({
  ...judgedPair,
  judgement: pairingJudgement,
  disputeId: pairing.shape.disputeId,
  subject: pairing.shape.subject,
  asOf: pairing.shape.asOf,
})
export type Acceptance = z.infer<typeof acceptance>

/** The queue's position after a judgement: pair, cursor and query; empty for the start. */
const goesOn = {
  next: z.union([z.literal(''), z.uuid()]).default(''),
  after: z.string().max(100).default(''),
  q: z.string().max(100).default(''),
}

const judgedForm = { ...judgedPair, revisionA: integerField, revisionB: integerField, ...goesOn }
export const rejectionForm = z.strictObject({ ...judgedForm, judgement: otherJudgement })
export const acceptanceForm = z.strictObject({
  ...judgedForm,
  judgement: pairingJudgement,
  disputeId: z.uuid('Choose a dispute.'),
  subject: pairing.shape.subject,
  asOf: dayField,
})
export const takeBackForm = z.strictObject({ id: z.uuid(), after: goesOn.after, q: goesOn.q })
