import { z } from 'zod'

export const speakerKind = z.enum(['PERSON', 'ORGANISATION', 'UNNAMED'])
export type SpeakerKind = z.infer<typeof speakerKind>

export const speakerKindLabels = {
  PERSON: 'Person',
  ORGANISATION: 'Organisation',
  UNNAMED: 'Not named by the source',
} satisfies Record<SpeakerKind, string>

type SpeakerFields = {
  kind: SpeakerKind
  name: string
  aliases: readonly string[]
  wikidataId: string | null
  describedAs: string | null
}

/** A speaker as the fields of its form show it. */
export const speakerValues = (speaker: SpeakerFields): Record<string, string> => ({
  kind: speaker.kind,
  name: speaker.name,
  aliases: speaker.aliases.join('\n'),
  wikidataId: speaker.wikidataId ?? '',
  describedAs: speaker.describedAs ?? '',
})
