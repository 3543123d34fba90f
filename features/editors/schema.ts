import { z } from 'zod'
import { exactText, nonEmptyText } from '#lib/exact-text'
import { checkboxField } from '#lib/form'
import { role } from './editor'
import { passwordLengthMin } from './password'

/** Stored in lower case. */
const email = exactText(254)
  .transform((typed) => typed.trim().toLowerCase())
  .pipe(z.string().min(3, 'Give your work e-mail address.').includes('@', { error: 'An address has an @.' }))

const newPassword = exactText(1000).min(
  passwordLengthMin,
  `Choose a password of at least ${passwordLengthMin} characters.`,
)

/** A password is verified exactly as typed. */
export const signInDraft = z.strictObject({
  email,
  password: exactText(1000).min(1, 'Give your password.'),
})
export type SignInDraft = z.infer<typeof signInDraft>

const passwordChange = z
  .strictObject({
    current: exactText(1000).min(1, 'Give the password you have now.'),
    chosen: newPassword,
  })
  .refine(({ current, chosen }) => current !== chosen, {
    path: ['chosen'],
    message: 'Choose a password that differs from the one you have.',
  })

/** The session that starts the set-up may be stolen, so the password is given again. */
export const factorStart = z.strictObject({ current: exactText(1000).min(1, 'Give your password.') })
export const factorConfirmation = z.strictObject({
  code: exactText(60).min(1, 'Give the code that the app shows.'),
})
/** The word of the owner for the device, and the browser's answer as JSON. */
export const passkeyForm = z.strictObject({
  name: nonEmptyText(60).transform((name) => name.trim()),
  current: exactText(1000).default(''),
  answer: exactText(60_000).default(''),
})
/** A button. */
export const noFields = z.strictObject({})

/** A speaker by name or alias on file. */
export const conflictForm = z.strictObject({
  speaker: nonEmptyText(200),
  note: nonEmptyText(500),
})
export const conflictWithdrawalForm = z.strictObject({ id: z.uuid() })

/** An account that an admin offers. */
export const invitationForm = z.strictObject({
  email: email.pipe(z.email('Give an e-mail address, as in name@newsroom.example.')),
  name: nonEmptyText(120).transform((name) => name.trim()),
  role,
})
export type InvitationDraft = z.infer<typeof invitationForm>

/** One account or one invitation. */
export const personForm = z.strictObject({ id: z.uuid() })
/** The open work of one account goes to another. */
export const handoverForm = z.strictObject({
  ...{ id: z.uuid(), toId: z.uuid('Choose somebody.') },
  /** Whether the first account is suspended as well. */
  suspends: checkboxField,
})
export const roleForm = z.strictObject({ id: z.uuid(), role })

const differsFromAbove = { path: ['again'], message: 'This is not the same as the password above.' }

/** The account whose password is forgotten. */
export const forgottenForm = z.strictObject({
  email: email.pipe(z.email('Give an e-mail address, as in name@newsroom.example.')),
})

/** The new password of an account, by a link. */
export const resetForm = z
  .strictObject({ chosen: exactText(1000), again: exactText(1000) })
  .refine(({ chosen, again }) => chosen === again, differsFromAbove)
  .transform(({ chosen }) => ({ chosen }))
  .pipe(z.strictObject({ chosen: newPassword }))

/** The typed mail address confirms that this account is meant. */
export const erasureForm = z.strictObject({ id: z.uuid(), address: exactText(254) })

/** The password of a new account, by an invitation's token. */
export const acceptanceForm = z
  .strictObject({ token: exactText(200), chosen: exactText(1000), again: exactText(1000) })
  .refine(({ chosen, again }) => chosen === again, differsFromAbove)
  .transform(({ token, chosen }) => ({ token, chosen }))
  .pipe(z.strictObject({ token: z.string(), chosen: newPassword }))
export type InvitationAcceptance = z.infer<typeof acceptanceForm>

/** The repeated password catches typing errors; the command does not need it. */
export const passwordForm = z
  .strictObject({ current: exactText(1000), chosen: exactText(1000), again: exactText(1000) })
  .refine(({ chosen, again }) => chosen === again, {
    path: ['again'],
    message: 'This is not the same as the new password above.',
  })
  .transform(({ current, chosen }) => ({ current, chosen }))
  .pipe(passwordChange)
