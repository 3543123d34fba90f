'use server'

import { crossOriginMessage, isSameOriginForm } from '#app/csrf'
import { redirectTo } from '#app/redirect-internal'
import { clientOf, enterWith } from '#app/sign-in/entry.server'
import { type FormState, valuesOf } from '#components/ui/form-state'
import { acceptInvitation } from '#features/editors/people.server'
import { acceptanceForm } from '#features/editors/schema'
import { signIn } from '#features/editors/session.server'
import { AppError, FieldError } from '#lib/errors'
import { messagesByField } from '#lib/form'
import { newIdempotencyKey } from '#lib/idempotency-key'
import { paths } from '#lib/paths'

/** Makes the account and signs it in. The returned form repeats no password. */
export async function accept(_previous: FormState, form: FormData): Promise<FormState> {
  const submitted = { values: {}, key: newIdempotencyKey() }
  const { token = '', chosen = '', again = '' } = valuesOf(form)
  if (!(await isSameOriginForm())) return { status: 'refused', ...submitted, message: crossOriginMessage }
  const parsed = acceptanceForm.safeParse({ token, chosen, again })
  if (!parsed.success) return { status: 'invalid', ...submitted, errors: messagesByField(parsed.error) }
  try {
    const client = await clientOf(null)
    const { email } = await acceptInvitation(parsed.data, client)
    const opened = await signIn({ email, password: parsed.data.chosen }, client)
    // A new account has no second factor.
    if (!opened.isCodeNeeded) await enterWith(opened, null)
  } catch (error) {
    if (error instanceof FieldError)
      return { status: 'invalid', ...submitted, errors: { [error.field]: error.message } }
    if (error instanceof AppError) return { status: 'refused', ...submitted, message: error.message }
    throw error
  }
  redirectTo(paths.desk.queue())
}
