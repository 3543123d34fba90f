import { z } from 'zod'

/** NUL cannot be stored, and a lone surrogate would silently become another character: both are refused. */
const refused = /\0|\p{Surrogate}/u

/** Text is stored and returned as it came; only what cannot be stored exactly is refused. */
export const exactText = (lengthMax = 100_000) =>
  z
    .string()
    .max(lengthMax, `At most ${lengthMax} characters.`)
    .refine((text) => !refused.test(text), 'This text holds a character that cannot be stored exactly.')

/** Text with something in it. */
export const nonEmptyText = (lengthMax = 10_000) =>
  exactText(lengthMax).refine((text) => text.trim() !== '', 'Write something here.')
