import { z } from 'zod'

export const speakerKind = z.enum(['PERSON', 'ORGANISATION', 'UNNAMED'])
export type SpeakerKind = z.infer<typeof speakerKind>
