'use server'

import { crossOriginMessage, isSameOriginForm } from '#app/csrf'
import { inEditorRequest } from '#app/editor-request'
import { clientOf, isWithinLimit, logFault, nobodySignsIn, readKnownBrowser } from '#app/sign-in/entry.server'
import { tooManySignInsMessage } from '#app/sign-in/rate-limit'
import { type FormState, valuesOf } from '#components/ui/form-state'
import { linkRequested } from '#features/editors/password-reset'
import { requestReset } from '#features/editors/password-reset.server'
import { forgottenForm } from '#features/editors/schema'
import { smtpServer } from '#features/mail/smtp-settings'
import { env } from '#lib/env'
import { AppError } from '#lib/errors'
import { messagesByField } from '#lib/form'
import { newIdempotencyKey } from '#lib/idempotency-key'

/** One answer for every address, with an account or without. */
export async function request(_previous: FormState, form: FormData): Promise<FormState> {
  return inEditorRequest(() => requestLink(form))
}

async function requestLink(form: FormData): Promise<FormState> {
  const { email = '' } = valuesOf(form)
  const submitted = { values: { email }, key: newIdempotencyKey() }
  const refusal = (message: string) => ({ status: 'refused', ...submitted, message }) as const
  if (!(await isSameOriginForm())) return refusal(crossOriginMessage)
  const browser = await readKnownBrowser()
  if (!(await isWithinLimit(browser))) return refusal(tooManySignInsMessage)
  if (smtpServer(env) === null) return refusal('This site sends no mail. Turn to an admin of this desk.')
  const parsed = forgottenForm.safeParse({ email })
  if (!parsed.success) return { status: 'invalid', ...submitted, errors: messagesByField(parsed.error) }
  try {
    await requestReset(parsed.data, await clientOf(browser))
  } catch (error) {
    if (error instanceof AppError) return refusal(error.message)
    logFault('link to a new password not queued', error)
    return refusal(nobodySignsIn)
  }
  return { status: 'done', ...submitted, lines: [linkRequested] }
}
