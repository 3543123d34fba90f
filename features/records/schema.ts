import { z } from 'zod'
import { words } from '#lib/exact-text'
import { cue, dimension, disputeOver, recordStatus, relation, scope } from './record'

export const pairing = z.strictObject({
  disputeId: z.uuid(),
  statementIds: z.tuple([z.uuid(), z.uuid()]),
  /** What they disagree about. */
  subject: words(200),
  /** The words of the address; those of the subject when not given. */
  slug: z
    .stringFormat('slug', /^[a-z0-9]+(-[a-z0-9]+)*$/)
    .nullable()
    .default(null),
  asOf: z.iso.date(),
})
export type Pairing = z.infer<typeof pairing>

export const recordEdit = z.strictObject({
  id: z.uuid(),
  revision: z.int().min(1),
  subject: words(200),
  summary: words(600),
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
  reconciliation: words(1000).nullable(),
  whatWouldSettleIt: words(600).nullable(),
  status: recordStatus,
  statusNote: words(400).nullable(),
  asOf: z.iso.date(),
})
export type RecordEdit = z.infer<typeof recordEdit>

/** UTF-16 offsets into the statement's context. */
const tiedPassage = z.strictObject({
  statementId: z.uuid(),
  start: z.int().min(0),
  end: z.int().min(1),
})

export const tieDraft = z.strictObject({
  recordId: z.uuid(),
  revision: z.int().min(1),
  label: words(120),
  passages: z.array(tiedPassage).min(1),
})
export type TieDraft = z.infer<typeof tieDraft>

export const evidenceDraft = z.strictObject({
  recordId: z.uuid(),
  revision: z.int().min(1),
  /** Null: it bears on both. */
  statementId: z.uuid().nullable(),
  stance: z.enum(['SUPPORTS', 'REFUTES', 'CONTEXT']),
  hand: z.enum(['FIRST_HAND', 'SECOND_HAND']),
  note: words(600),
  /** Null: not on file. */
  snapshotId: z.uuid().nullable(),
  place: words(200).nullable().default(null),
  independenceGroup: words(80).nullable().default(null),
})
export type EvidenceDraft = z.infer<typeof evidenceDraft>
