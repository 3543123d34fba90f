import { z } from 'zod'

export const speakerKind = z.enum(['PERSON', 'ORGANISATION', 'UNNAMED'])
export type SpeakerKind = z.infer<typeof speakerKind>

export const speakerKindLabels = {
  PERSON: 'Person',
  ORGANISATION: 'Organisation',
  UNNAMED: 'Not named by the source',
} satisfies Record<SpeakerKind, string>
