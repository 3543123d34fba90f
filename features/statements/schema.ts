import { z } from 'zod'
import { dateField, edtfText } from '#lib/date-fields'
import { exactText, nonEmptyText } from '#lib/exact-text'
import { namedSpeaker } from '#features/speakers/schema'
import { speakerKind } from '#features/speakers/speaker'
import { checkboxField, choiceField, encodeForm, integerField, optionalField } from '#lib/form'
import { parseSlug } from '#lib/identifiers'
import { languageField, storedLanguage } from '#lib/language'
import { act, linkKind, wording } from './statement'

/** A date as the source gives it, in EDTF; null if not stated. */
const datedDraft = z.strictObject({
  edtf: edtfText.nullable().default(null),
  phrase: nonEmptyText(300).nullable().default(null),
  inferred: z.boolean().default(false),
  basis: nonEmptyText(500).nullable().default(null),
})
export type DatedDraft = z.infer<typeof datedDraft>

const offset = z.int().min(0)

const link = z.strictObject({
  speakerId: z.uuid(),
  capacityId: z.uuid().nullable().default(null),
  cue: nonEmptyText(300).nullable().default(null),
  seen: z.boolean().default(false),
})
/** A link that names its speaker. The transaction that writes the statement finds or creates the speaker. */
const namedLink = z.strictObject({
  speaker: namedSpeaker,
  /** The role in the words of the source. */
  capacity: nonEmptyText(300).nullable(),
  cue: nonEmptyText(300).nullable(),
  seen: z.boolean(),
  /** Its place in the form, where an error is shown. */
  rung: z.int().min(0).optional(),
})
export type LinkDraft = z.infer<typeof link> | z.infer<typeof namedLink>

export const statementDraft = z.strictObject({
  snapshotId: z.uuid(),
  quote: nonEmptyText(20_000),
  /** UTF-16 offset of the quote in the snapshot's text; null if it occurs once. */
  quoteAt: offset.nullable(),
  /** Null selects the line or the sentences around the quote. */
  context: nonEmptyText(40_000).nullable(),
  /** UTF-16 offset of the context in the snapshot's text; null if it occurs once. */
  contextAt: offset.nullable(),
  gloss: nonEmptyText(500).nullable().default(null),
  language: storedLanguage,
  wording,
  act,
  medium: nonEmptyText(200).nullable().default(null),
  addressee: nonEmptyText(200).nullable().default(null),
  said: datedDraft,
  about: datedDraft,
  dateOverride: nonEmptyText(500).nullable().default(null),
  /** The originator is first, at position 0. */
  attribution: z.array(z.union([link, namedLink])).min(1, 'Say who said it.'),
})
export type StatementDraft = z.infer<typeof statementDraft>

export const statementDating = z.strictObject({
  id: z.uuid(),
  /** The revision that the editor read; a stale one is refused. */
  revision: z.int().min(1),
  said: datedDraft,
  reason: nonEmptyText(500),
})
export type StatementDating = z.infer<typeof statementDating>

export const datedForm = z
  .strictObject({
    edtf: dateField,
    phrase: optionalField(nonEmptyText(300)),
    inferred: checkboxField,
    basis: optionalField(nonEmptyText(500)),
  })
  .refine(({ inferred, basis }) => !inferred || basis !== null, {
    path: ['basis'],
    message: 'Say what the date was inferred from.',
  })

const rung = z.strictObject({
  name: exactText(200).default(''),
  kind: choiceField(speakerKind),
  describedAs: optionalField(exactText(500)).default(null),
  capacity: optionalField(exactText(300)).default(null),
  cue: optionalField(exactText(300)).default(null),
  seen: checkboxField,
  isAnother: checkboxField,
})

/** The form lists the publication first, the chain the originator. Steps without a name are ignored. */
const rungs = z.codec(z.array(rung), z.array(namedLink).min(1, 'Say who said it.'), {
  decode: (all) =>
    all
      .map(({ name, kind, describedAs, isAnother, ...link }, rung) => ({
        speaker: { name: name.trim(), kind, describedAs, isAnother },
        ...link,
        rung,
      }))
      .filter(({ speaker }) => speaker.name !== '')
      .toReversed(),
  encode: (chain) =>
    chain
      .map(({ speaker, rung: _rung, ...link }) => ({
        ...speaker,
        ...link,
        isAnother: speaker.isAnother ?? false,
      }))
      .toReversed(),
})

const fields = z.strictObject({
  gloss: optionalField(nonEmptyText(500)),
  language: languageField,
  wording,
  act,
  medium: optionalField(nonEmptyText(200)),
  addressee: optionalField(nonEmptyText(200)),
  said: datedForm,
  about: datedForm,
  dateOverride: optionalField(nonEmptyText(500)),
  rungs,
})
/** A statement as the values of its form. */
export const encodeStatement = (statement: z.output<typeof fields>) => encodeForm(fields, statement)

const place = z.codec(
  z
    .string()
    .regex(/^\d{0,7}$/)
    .default(''),
  offset.nullable(),
  {
    decode: (typed) => (typed === '' ? null : Number(typed)),
    encode: (at) => (at === null ? '' : String(at)),
  },
)

export const statementForm = z
  .strictObject({
    ...fields.shape,
    snapshotId: z.uuid(),
    quote: nonEmptyText(20_000),
    quoteAt: place,
    context: optionalField(nonEmptyText(40_000)),
  })
  .transform(({ rungs: attribution, ...draft }): StatementDraft => ({
    ...draft,
    contextAt: null,
    attribution,
  }))

/** All fields except the quote and its context, which belong to the source. */
export const statementEditForm = z
  .strictObject({
    ...fields.shape,
    id: z.uuid(),
    revision: integerField,
    reason: optionalField(nonEmptyText(500)),
  })
  .transform(({ rungs: attribution, ...edit }) => ({ ...edit, attribution }))
export type StatementEdit = z.infer<typeof statementEditForm>

/** Other words of the same source. */
export const requote = z.strictObject({
  id: z.uuid(),
  revision: z.int().min(1),
  quote: nonEmptyText(20_000),
  /** Null selects the line or the sentences around the quote. */
  context: nonEmptyText(40_000).nullable(),
  reason: nonEmptyText(500),
})
export type Requote = z.infer<typeof requote>
export const requoteForm = z.strictObject({
  ...requote.shape,
  revision: integerField,
  context: optionalField(nonEmptyText(40_000)),
})

export const statementLinkForm = z.strictObject({
  fromId: z.uuid(),
  /** Slug or address of the earlier statement that this one corrects, retracts … */
  to: nonEmptyText(2000).transform((typed) => {
    const last = typed.trim().replace(/^.*\//, '')
    return parseSlug(last) ?? last
  }),
  kind: linkKind,
})
export type StatementLinkDraft = z.infer<typeof statementLinkForm>
