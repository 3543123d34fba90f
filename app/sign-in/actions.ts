'use server'

import { headers } from 'next/headers'
import { redirectTo } from '#app/redirect-internal'
import { isSameOriginForm, crossOriginMessage } from '#app/csrf'
import { clearSessionToken, readSessionToken, setSessionToken } from '#app/session-cookie'
import { valuesOf } from '#components/ui/form-state'
import type { SignInState } from './_components/sign-in-state'
import { signInDraft } from '#features/editors/schema'
import { signIn as open, signOut as close } from '#features/editors/session.server'
import { AppError } from '#lib/errors'
import { paths } from '#lib/paths'
import { deskRedirectTarget } from './next-address'

/** The returned form repeats only the e-mail address, never the password. */
export async function signIn(_previous: SignInState, form: FormData): Promise<SignInState> {
  const { email = '', password = '', next = '' } = valuesOf(form)
  if (!(await isSameOriginForm())) return { email, message: crossOriginMessage }
  const { data, error } = signInDraft.safeParse({ email, password })
  if (error) {
    const [{ path, message } = { path: [], message: '' }] = error.issues
    return { email, message, field: path[0] === 'password' ? 'password' : 'email' }
  }
  try {
    const address = (await headers()).get('x-client-address') ?? 'unknown'
    const { token, expiresAt } = await open(data, { address, previousToken: await readSessionToken() })
    await setSessionToken(token, expiresAt)
  } catch (refusal) {
    if (refusal instanceof AppError) return { email, message: refusal.message }
    throw refusal
  }
  redirectTo(deskRedirectTarget(next))
}

/** React sends the form data only to an action that declares the parameter; the proxy refuses a POST without it. */
export async function signOut(_form: FormData): Promise<void> {
  if (!(await isSameOriginForm())) return
  const token = await readSessionToken()
  if (token !== undefined) await close(token)
  await clearSessionToken()
  redirectTo(paths.signIn())
}
