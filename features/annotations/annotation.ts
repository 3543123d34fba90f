import { z } from 'zod'

export const motivation = z.enum(['COMMENTING', 'QUESTIONING', 'CLASSIFYING', 'LINKING', 'ASSESSING'])
type Motivation = z.infer<typeof motivation>

export const motivationLabels = {
  COMMENTING: 'Comment',
  QUESTIONING: 'Question',
  CLASSIFYING: 'Classification',
  LINKING: 'Link',
  ASSESSING: 'Assessment',
} satisfies Record<Motivation, string>

export const visibility = z.enum(['INTERNAL', 'PUBLIC'])

/** In characters, since a public note has to fit in the margin. */
export const publicNoteMax = 280
