import { headers } from 'next/headers'
import { redirectTo } from '#app/redirect-internal'
import { cache } from 'react'
import { readSessionToken } from '#app/session-cookie'
import { type SessionEditor, sessionEditor } from '#features/editors/session.server'
import { publishedNewsroom } from '#features/publications/newsroom.server'
import { paths } from '#lib/paths'
import { setRequestTimeZone } from '#lib/time-zone'

/** The signed-in account, also one that must set up a second factor first. One database query per request. */
export const currentAccount = cache(async (): Promise<SessionEditor | null> => {
  const token = await readSessionToken()
  if (token === undefined) return null
  setRequestTimeZone((await publishedNewsroom()).timeZone)
  return sessionEditor(token)
})

/** The signed-in editor with the current role; null for an account that must set up a second factor first. */
export async function currentEditor(): Promise<SessionEditor | null> {
  const account = await currentAccount()
  return account?.isFactorOverdue === false ? account : null
}

/** The requested page, so that signing in leads back to it. */
export async function requestedAddress(): Promise<string | undefined> {
  const address = (await headers()).get('x-requested-path')
  if (address === null) return undefined
  const { pathname, searchParams } = new URL(address, 'http://here')
  // The key of an earlier save is no part of the page's address.
  searchParams.delete('saved')
  return searchParams.size === 0 ? pathname : `${pathname}?${searchParams.toString()}`
}

/** The pages of the own account call this first. It redirects visitors to the sign-in page, which leads back here. */
export async function requireAccount(): Promise<SessionEditor> {
  const account = await currentAccount()
  return account ?? redirectTo(paths.signIn(await requestedAddress()))
}

/** Every other desk page calls this first. An account that must set up a second factor is sent to do so. */
export async function requireEditor(): Promise<SessionEditor> {
  const account = await requireAccount()
  return account.isFactorOverdue ? redirectTo(paths.desk.account()) : account
}
