'use server'

import { headers } from 'next/headers'
import { goOn } from '#app/go-on'
import { isOwnForm, strangeForm } from '#app/origin'
import { dropToken, heldToken, holdToken } from '#app/session-cookie'
import { valuesOf } from '#components/ui/values'
import type { SignInState } from '#components/sign-in/sign-in-state'
import { signInDraft } from '#features/editors/schema'
import { signIn as open, signOut as close } from '#features/editors/session.server'
import { AppError } from '#lib/errors'
import { paths } from '#lib/paths'
import { deskAddress } from './next-address'

/** The form comes back with the e-mail address alone: a password is never echoed. */
export async function signIn(_previous: SignInState, form: FormData): Promise<SignInState> {
  const { email = '', password = '', next = '' } = valuesOf(form)
  if (!(await isOwnForm())) return { email, message: strangeForm }
  const { data, error } = signInDraft.safeParse({ email, password })
  if (error) {
    const [{ path, message } = { path: [], message: '' }] = error.issues
    return { email, message, field: path[0] === 'password' ? 'password' : 'email' }
  }
  try {
    const address = (await headers()).get('x-client-address') ?? 'unknown'
    const { token, expiresAt } = await open(data, { address, held: await heldToken() })
    await holdToken(token, expiresAt)
  } catch (refusal) {
    if (refusal instanceof AppError) return { email, message: refusal.message }
    throw refusal
  }
  goOn(deskAddress(next))
}

/** The form is declared although it is not read: an action without it is called with no form, which the proxy refuses. */
export async function signOut(_form: FormData): Promise<void> {
  if (!(await isOwnForm())) return
  const held = await heldToken()
  if (held !== undefined) await close(held)
  await dropToken()
  goOn(paths.signIn())
}
