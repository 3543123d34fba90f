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
export const speakerValues = (held: SpeakerFields): Record<string, string> => ({
  kind: held.kind,
  name: held.name,
  aliases: held.aliases.join('\n'),
  wikidataId: held.wikidataId ?? '',
  describedAs: held.describedAs ?? '',
})
