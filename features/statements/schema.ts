import { z } from 'zod'
import { edtfBounds } from '#lib/edtf'
import { words } from '#lib/exact-text'
import { act, wording } from './statement'

/** A date as the source gives it, EDTF; null when it is not stated. */
const datedDraft = z.strictObject({
  edtf: words(60)
    .refine((text) => edtfBounds(text) !== null, 'Give a day, month or year, or choose “Date not stated”.')
    .nullable()
    .default(null),
  phrase: words(300).nullable().default(null),
  inferred: z.boolean().default(false),
  basis: words(500).nullable().default(null),
})
export type DatedDraft = z.infer<typeof datedDraft>

const offset = z.int().min(0)

export const statementDraft = z.strictObject({
  snapshotId: z.uuid(),
  quote: words(20_000),
  /** UTF-16 offset of the quote in the snapshot's text. */
  quoteAt: offset,
  context: words(40_000),
  /** UTF-16 offset of the context in the snapshot's text. */
  contextAt: offset,
  gloss: words(500).nullable().default(null),
  language: z.string().min(2),
  wording,
  act,
  medium: words(200).nullable().default(null),
  addressee: words(200).nullable().default(null),
  said: datedDraft,
  about: datedDraft,
  dateOverride: words(500).nullable().default(null),
  /** Position 0, the originator, first. */
  attribution: z
    .array(
      z.strictObject({
        speakerId: z.uuid(),
        capacityId: z.uuid().nullable().default(null),
        cue: words(300).nullable().default(null),
        seen: z.boolean().default(false),
      }),
    )
    .min(1, 'Say who said it.'),
})
export type StatementDraft = z.infer<typeof statementDraft>

export const statementDating = z.strictObject({
  id: z.uuid(),
  /** The revision that was read; a stale one is refused. */
  revision: z.int().min(1),
  said: datedDraft,
  reason: words(500),
})
export type StatementDating = z.infer<typeof statementDating>
