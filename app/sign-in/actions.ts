'use server'

import { isSameOriginForm, crossOriginMessage } from '#app/csrf'
import { inEditorRequest } from '#app/editor-request'
import { redirectTo } from '#app/redirect-internal'
import { clearSessionToken, readSessionToken, setPendingToken } from '#app/session-cookie'
import { valuesOf } from '#components/ui/form-state'
import { signInDraft } from '#features/editors/schema'
import { signIn as open, signOut as close } from '#features/editors/session.server'
import { AppError } from '#lib/errors'
import { paths } from '#lib/paths'
import type { SignInState } from './_components/sign-in-state'
import { clientOf, enterWith, isWithinLimit, logFault, nobodySignsIn, readKnownBrowser } from './entry.server'
import { deskRedirectTarget } from './next-address'
import { tooManySignInsMessage } from './rate-limit'

/** The returned form repeats only the e-mail address, never the password. */
export async function signIn(_previous: SignInState, form: FormData): Promise<SignInState> {
  return inEditorRequest(() => enter(form))
}

async function enter(form: FormData): Promise<SignInState> {
  const { email = '', password = '', next = '' } = valuesOf(form)
  if (!(await isSameOriginForm())) return { email, message: crossOriginMessage }
  const browser = await readKnownBrowser()
  if (!(await isWithinLimit(browser))) return { email, message: tooManySignInsMessage }
  const { data, error } = signInDraft.safeParse({ email, password })
  if (error) {
    const [{ path, message } = { path: [], message: '' }] = error.issues
    return { email, message, field: path[0] === 'password' ? 'password' : 'email' }
  }
  let isCodeNeeded: boolean
  try {
    const opened = await open(data, await clientOf(browser))
    isCodeNeeded = opened.isCodeNeeded
    if (opened.isCodeNeeded) await setPendingToken(opened.token, opened.expiresAt)
    else await enterWith(opened, browser)
  } catch (refusal) {
    if (refusal instanceof AppError) return { email, message: refusal.message }
    logFault('sign-in impossible', refusal)
    return { email, message: nobodySignsIn }
  }
  redirectTo(isCodeNeeded ? paths.signInCode(deskRedirectTarget(next)) : deskRedirectTarget(next))
}

/** React sends the form data only to an action that declares the parameter; the proxy refuses a POST without it. */
export async function signOut(_form: FormData): Promise<void> {
  if (!(await isSameOriginForm())) return
  const token = await readSessionToken()
  // The browser forgets its session in any case. A row that cannot be changed now ends when it was idle for too long.
  if (token !== undefined)
    await inEditorRequest(() => close(token).catch((error: unknown) => logFault('session not ended', error)))
  await clearSessionToken()
  redirectTo(paths.signIn())
}
