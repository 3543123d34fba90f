'use server'

import { headers } from 'next/headers'
import { redirectTo } from '#app/redirect-internal'
import { isSameOriginForm, crossOriginMessage } from '#app/csrf'
import { inEditorRequest } from '#app/editor-request'
import {
  clearSessionToken,
  readBrowserToken,
  readSessionToken,
  setBrowserToken,
  setSessionToken,
} from '#app/session-cookie'
import { valuesOf } from '#components/ui/form-state'
import type { SignInState } from './_components/sign-in-state'
import { signInDraft } from '#features/editors/schema'
import { signIn as open, signOut as close } from '#features/editors/session.server'
import { databaseFault } from '#lib/db-errors'
import { env } from '#lib/env'
import { AppError } from '#lib/errors'
import { accountTag, type KnownBrowser, knownBrowser, newBrowserToken } from '#lib/known-browser'
import { log } from '#lib/log'
import { paths } from '#lib/paths'
import { allowSignIn } from '#lib/sign-in-rate-limit.server'
import { deskRedirectTarget } from './next-address'
import { signInCounted, tooManySignInsMessage } from './rate-limit'

const nobodySignsIn =
  'Nobody can sign in at this moment, because the records cannot be reached or changed. Try again in a few seconds.'

/** The returned form repeats only the e-mail address, never the password. */
export async function signIn(_previous: SignInState, form: FormData): Promise<SignInState> {
  return inEditorRequest(() => enter(form))
}

async function enter(form: FormData): Promise<SignInState> {
  const { email = '', password = '', next = '' } = valuesOf(form)
  if (!(await isSameOriginForm())) return { email, message: crossOriginMessage }
  const browser = knownBrowser(await readBrowserToken(), env.APP_SECRET)
  if (!(await isWithinLimit(browser))) return { email, message: tooManySignInsMessage }
  const { data, error } = signInDraft.safeParse({ email, password })
  if (error) {
    const [{ path, message } = { path: [], message: '' }] = error.issues
    return { email, message, field: path[0] === 'password' ? 'password' : 'email' }
  }
  try {
    const address = (await headers()).get('x-client-address') ?? 'unknown'
    const { token, expiresAt } = await open(data, {
      address,
      browser,
      previousToken: await readSessionToken(),
    })
    await setSessionToken(token, expiresAt)
    if (browser?.account !== accountTag(data.email, env.APP_SECRET))
      await setBrowserToken(newBrowserToken(data.email, env.APP_SECRET))
  } catch (refusal) {
    if (refusal instanceof AppError) return { email, message: refusal.message }
    logFault('sign-in impossible', refusal)
    return { email, message: nobodySignsIn }
  }
  redirectTo(deskRedirectTarget(next))
}

/** The limit of this process. The proxy counts forms sent to the sign-in page; any other is counted here. */
async function isWithinLimit(browser: KnownBrowser | null): Promise<boolean> {
  const requestHeaders = await headers()
  return (
    requestHeaders.has(signInCounted) ||
    allowSignIn(requestHeaders.get('x-client-address') ?? 'unknown', browser?.id ?? null)
  )
}

function logFault(event: string, error: unknown): void {
  const fault = databaseFault(error)
  if (fault === null) throw error
  log.error({ event, fault })
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
