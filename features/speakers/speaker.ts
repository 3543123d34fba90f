import { z } from 'zod'

export const speakerKind = z.enum(['PERSON', 'ORGANISATION', 'UNNAMED'])
