'use server'

import { crossOriginMessage, isSameOriginForm } from '#app/csrf'
import { inEditorRequest } from '#app/editor-request'
import { redirectTo } from '#app/redirect-internal'
import { clearResetToken, readResetToken } from '#app/session-cookie'
import { clientOf, logFault, nobodySignsIn } from '#app/sign-in/entry.server'
import { type FormState, valuesOf } from '#components/ui/form-state'
import { resetByLink } from '#features/editors/password-reset.server'
import { resetForm } from '#features/editors/schema'
import { AppError, FieldError } from '#lib/errors'
import { messagesByField } from '#lib/form'
import { newIdempotencyKey } from '#lib/idempotency-key'
import { paths } from '#lib/paths'

/** Sets the password of the link's account. The returned form repeats no password. */
export async function choose(_previous: FormState, form: FormData): Promise<FormState> {
  return inEditorRequest(() => setPassword(form))
}

async function setPassword(form: FormData): Promise<FormState> {
  const submitted = { values: {}, key: newIdempotencyKey() }
  const refusal = (message: string) => ({ status: 'refused', ...submitted, message }) as const
  const { chosen = '', again = '' } = valuesOf(form)
  if (!(await isSameOriginForm())) return refusal(crossOriginMessage)
  const parsed = resetForm.safeParse({ chosen, again })
  if (!parsed.success) return { status: 'invalid', ...submitted, errors: messagesByField(parsed.error) }
  try {
    await resetByLink({ ...parsed.data, token: (await readResetToken()) ?? '' }, await clientOf(null))
    await clearResetToken()
  } catch (error) {
    if (error instanceof FieldError)
      return { status: 'invalid', ...submitted, errors: { [error.field]: error.message } }
    if (error instanceof AppError) return refusal(error.message)
    logFault('password not set', error)
    return refusal(nobodySignsIn)
  }
  redirectTo(paths.signIn())
}
