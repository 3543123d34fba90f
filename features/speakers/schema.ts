import { z } from 'zod'
import { exactText, nonEmptyText } from '#lib/exact-text'
import { encodeForm, integerField, optionalField } from '#lib/form'
import { speakerKind } from './speaker'

const wikidataId = z.string().regex(/^Q[1-9]\d*$/, 'A Wikidata id is a Q and a number.')
const about = {
  kind: speakerKind,
  name: nonEmptyText(200),
  aliases: z.array(nonEmptyText(200)).default([]),
  wikidataId: wikidataId.nullable().default(null),
  describedAs: nonEmptyText(500).nullable().default(null),
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

/** Searches trim names, so a name that is stored with white space at its ends would never be found. */
export const isBareName = (name: string): boolean => name === name.trim()
export const bareName = 'Take the white space from the ends of the name.'

/** One alias per line. */
const aliasLines = z.codec(exactText(4000), z.array(z.string()), {
  decode: (typed) => [
    ...new Set(
      typed
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    ),
  ],
  encode: (aliases) => aliases.join('\n'),
})
const fields = z.strictObject({
  kind: speakerKind,
  name: nonEmptyText(200).refine(isBareName, bareName),
  aliases: aliasLines,
  wikidataId: optionalField(wikidataId),
  describedAs: optionalField(nonEmptyText(500)),
})
export const speakerForm = fields.refine(isDescribed, described)
export const speakerEditForm = z
  .strictObject({
    ...fields.shape,
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
})
export type NamedSpeaker = z.infer<typeof namedSpeaker>
