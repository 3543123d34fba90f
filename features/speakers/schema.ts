import { z } from 'zod'
import { words } from '#lib/exact-text'
import { speakerKind } from './speaker'

export const speakerDraft = z
  .strictObject({
    kind: speakerKind,
    name: words(200),
    aliases: z.array(words(200)).default([]),
    wikidataId: z
      .stringFormat('wikidata', /^Q\d+$/)
      .nullable()
      .default(null),
    describedAs: words(500).nullable().default(null),
  })
  .refine((draft) => draft.kind !== 'UNNAMED' || draft.describedAs !== null, {
    path: ['describedAs'],
    message: 'Give the words in which the report describes a speaker it does not name.',
  })
export type SpeakerDraft = z.infer<typeof speakerDraft>

export const capacityDraft = z.strictObject({
  speakerId: z.uuid(),
  /** As quoted from the source. */
  title: words(300),
  organisationId: z.uuid().nullable().default(null),
})
export type CapacityDraft = z.infer<typeof capacityDraft>
