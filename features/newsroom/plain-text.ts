import { z } from 'zod'
import { exactText } from '#lib/exact-text'
import { isBlank } from '#lib/text'

/** Characters that nobody sees or that reorder the text around them, as `desk.is_plain_text` has them. Both joiners stay: some scripts need them. */
const hidden =
  /(?!\n)[\p{Cc}\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/u

/** A text of the newsroom's own, without white space around it. The newsroom's name is in sentences, headers and mails. */
export const plainText = (lengthMax: number) =>
  exactText(lengthMax)
    .transform((typed) => typed.trim())
    .pipe(
      z
        .string()
        .refine((text) => !isBlank(text), 'Write something here.')
        .refine(
          (text) => !hidden.test(text),
          'This has a character that nobody sees, or that turns the direction of the text. Type it again without it.',
        ),
    )

export const plainLine = (lengthMax: number) =>
  plainText(lengthMax).refine((text) => !text.includes('\n'), 'This is one line.')
