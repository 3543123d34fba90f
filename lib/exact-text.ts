import { z } from 'zod'
import { isBlank } from './text'

/** NUL cannot be stored, and a lone surrogate would silently change, so both are refused. */
const unstorable = /\0|\p{Surrogate}/u

/** Text that is stored and returned unchanged; refused if it cannot be stored exactly. */
export const exactText = (lengthMax = 100_000) =>
  z
    .string()
    .max(lengthMax, `At most ${lengthMax} characters.`)
    .refine((text) => !unstorable.test(text), 'This text holds a character that cannot be stored exactly.')

/** Text that shows something. */
export const nonEmptyText = (lengthMax = 10_000) =>
  exactText(lengthMax).refine((text) => !isBlank(text), 'Write something here.')
