import { z } from 'zod'
import { exactText, nonEmptyText } from '#lib/exact-text'
import { passwordLengthMin } from './password'

/** An e-mail address is stored in lower case; a password is verified exactly as typed. */
export const signInDraft = z.strictObject({
  email: exactText(254)
    .transform((email) => email.trim().toLowerCase())
    .pipe(
      z.string().min(3, 'Give your work e-mail address.').includes('@', { error: 'An address has an @.' }),
    ),
  password: exactText(1000).min(1, 'Give your password.'),
})
export type SignInDraft = z.infer<typeof signInDraft>

const passwordChange = z
  .strictObject({
    current: exactText(1000).min(1, 'Give the password you have now.'),
    chosen: exactText(1000).min(
      passwordLengthMin,
      `Choose a password of at least ${passwordLengthMin} characters.`,
    ),
  })
  .refine(({ current, chosen }) => current !== chosen, {
    path: ['chosen'],
    message: 'Choose a password that differs from the one you have.',
  })

/** A speaker by name or alias on file. */
export const conflictForm = z.strictObject({
  speaker: nonEmptyText(200),
  note: nonEmptyText(500),
})
export const conflictWithdrawalForm = z.strictObject({ id: z.uuid() })

/** The repeated password catches typing errors; the command does not need it. */
export const passwordForm = z
  .strictObject({ current: exactText(1000), chosen: exactText(1000), again: exactText(1000) })
  .refine(({ chosen, again }) => chosen === again, {
    path: ['again'],
    message: 'This is not the same as the new password above.',
  })
  .transform(({ current, chosen }) => ({ current, chosen }))
  .pipe(passwordChange)
