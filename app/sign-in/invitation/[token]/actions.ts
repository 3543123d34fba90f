'use server'

import { headers } from 'next/headers'
import { crossOriginMessage, isSameOriginForm } from '#app/csrf'
import { redirectTo } from '#app/redirect-internal'
import { readSessionToken, setSessionToken } from '#app/session-cookie'
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
    const address = (await headers()).get('x-client-address') ?? 'unknown'
    const { email } = await acceptInvitation(parsed.data, { address })
    const previousToken = await readSessionToken()
    const userAgent = (await headers()).get('user-agent') ?? undefined
    const opened = await signIn(
      { email, password: parsed.data.chosen },
      { address, userAgent, browser: null, previousToken },
    )
    // A new account has no second factor.
    if (!opened.isCodeNeeded) await setSessionToken(opened.token, opened.expiresAt)
  } catch (error) {
    if (error instanceof FieldError)
      return { status: 'invalid', ...submitted, errors: { [error.field]: error.message } }
    if (error instanceof AppError) return { status: 'refused', ...submitted, message: error.message }
    throw error
  }
  redirectTo(paths.desk.queue())
}
