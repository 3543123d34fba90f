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

type NoteFields = { id: string; body: string; visibility: string; blocking: boolean; motivation: string }

/** The fields of a note's form. */
export const noteValues = (note: NoteFields): Record<string, string> => ({
  id: note.id,
  body: note.body,
  visibility: note.visibility,
  motivation: note.motivation,
  blocking: note.blocking ? 'on' : '',
})
