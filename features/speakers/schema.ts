import { z } from 'zod'
import { exactText, nonEmptyText } from '#lib/exact-text'
import { checkboxField, encodeForm, integerField, optionalField, trimmedField } from '#lib/form'
import { distinctNames } from '#lib/name-key'
import { speakerKind } from './speaker'

const wikidataId = z.string().regex(/^Q[1-9]\d*$/, 'A Wikidata id is a Q and a number.')
const about = {
  kind: speakerKind,
  name: nonEmptyText(200),
  aliases: z.array(nonEmptyText(200)).default([]),
  wikidataId: wikidataId.nullable().default(null),
  describedAs: nonEmptyText(500).nullable().default(null),
  /** The editor has seen a similar name on file, and means somebody else. Not stored. */
  isAnother: z.boolean().optional(),
}
const described = {
  path: ['describedAs'],
  message: 'Give the words in which the report describes a speaker it does not name.',
}
const isDescribed = (draft: { kind: string; describedAs: string | null }) =>
  draft.kind !== 'UNNAMED' || draft.describedAs !== null

export const speakerDraft = z.strictObject(about).refine(isDescribed, described)
export type SpeakerDraft = z.infer<typeof speakerDraft>

export const capacityDraft = z.strictObject({
  speakerId: z.uuid(),
  /** Quoted from the source. */
  title: nonEmptyText(300),
  organisationId: z.uuid().nullable().default(null),
})
export type CapacityDraft = z.infer<typeof capacityDraft>

const speakerEdit = z
  .strictObject({
    ...about,
    id: z.uuid(),
    revision: z.int().min(1),
    reason: nonEmptyText(500).nullable().default(null),
  })
  .refine(isDescribed, described)
export type SpeakerEdit = z.infer<typeof speakerEdit>

/** One alias per line. */
const aliasLines = z.codec(exactText(4000), z.array(z.string()), {
  decode: (typed) =>
    distinctNames(typed.split('\n').map((line) => line.trim())).filter((line) => line !== ''),
  encode: (aliases) => aliases.join('\n'),
})
const fields = z.strictObject({
  kind: speakerKind,
  name: trimmedField(nonEmptyText(200)),
  aliases: aliasLines,
  wikidataId: trimmedField(optionalField(wikidataId)),
  describedAs: optionalField(nonEmptyText(500)),
})
export const speakerForm = z
  .strictObject({ ...fields.shape, isAnother: checkboxField })
  .refine(isDescribed, described)
export const speakerEditForm = z
  .strictObject({
    ...fields.shape,
    isAnother: checkboxField,
    id: z.uuid(),
    revision: integerField,
    reason: optionalField(nonEmptyText(500)),
  })
  .refine(isDescribed, described)

/** A speaker as the values of its form. */
export const speakerValues = (speaker: z.output<typeof fields>) => encodeForm(fields, speaker)

/** A speaker by name: an existing one, or a new one with its kind. */
export const namedSpeaker = z.strictObject({
  name: nonEmptyText(200),
  kind: speakerKind.nullable(),
  describedAs: nonEmptyText(500).nullable(),
  /** The editor has seen a similar name on file, and means somebody else. */
  isAnother: z.boolean().optional(),
})
export type NamedSpeaker = z.infer<typeof namedSpeaker>
