import 'server-only'
import { headers } from 'next/headers'
import { readBrowserToken, readSessionToken, setBrowserToken, setSessionToken } from '#app/session-cookie'
import type { SignedIn } from '#features/editors/session.server'
import { databaseFault } from '#lib/db-errors'
import { env } from '#lib/env'
import { accountTag, type KnownBrowser, knownBrowser, newBrowserToken } from '#lib/known-browser'
import { log } from '#lib/log'
import { allowSignIn } from '#lib/sign-in-rate-limit.server'
import { signInCounted } from './rate-limit'

export const nobodySignsIn =
  'Nobody can sign in at this moment, because the records cannot be reached or changed. Try again in a few seconds.'

export const readKnownBrowser = async (): Promise<KnownBrowser | null> =>
  knownBrowser(await readBrowserToken(), env.APP_SECRET)

export async function clientOf(browser: KnownBrowser | null) {
  const requestHeaders = await headers()
  return {
    address: requestHeaders.get('x-client-address') ?? 'unknown',
    userAgent: requestHeaders.get('user-agent') ?? undefined,
    browser,
    previousToken: await readSessionToken(),
  }
}

export async function enterWith(
  { token, expiresAt, email }: SignedIn,
  browser: KnownBrowser | null,
): Promise<void> {
  await setSessionToken(token, expiresAt)
  if (browser?.account !== accountTag(email, env.APP_SECRET))
    await setBrowserToken(newBrowserToken(email, env.APP_SECRET))
}

/** The limit of this process. The proxy counts forms sent to the sign-in page; any other is counted here. */
export async function isWithinLimit(browser: KnownBrowser | null): Promise<boolean> {
  const requestHeaders = await headers()
  return (
    requestHeaders.has(signInCounted) ||
    allowSignIn(requestHeaders.get('x-client-address') ?? 'unknown', browser?.id ?? null)
  )
}

export function logFault(event: string, error: unknown): void {
  const fault = databaseFault(error)
  if (fault === null) throw error
  log.error({ event, fault })
}
