import { headers } from 'next/headers'
import { redirectTo } from '#app/redirect-internal'
import { cache } from 'react'
import { readSessionToken } from '#app/session-cookie'
import type { Editor } from '#features/editors/editor'
import { sessionEditor } from '#features/editors/session.server'
import { paths } from '#lib/paths'

/** The signed-in editor with the current role. One database query per request. */
export const currentEditor = cache(async (): Promise<Editor | null> => {
  const token = await readSessionToken()
  return token === undefined ? null : sessionEditor(token)
})

/** The requested page, so that signing in leads back to it. */
export async function requestedAddress(): Promise<string | undefined> {
  const address = (await headers()).get('x-requested-path')
  if (address === null) return undefined
  const { pathname, searchParams } = new URL(address, 'http://here')
  // The key of an earlier save is no part of the page's address.
  searchParams.delete('saved')
  return searchParams.size === 0 ? pathname : `${pathname}?${searchParams.toString()}`
}

/** Every desk page calls this first. It redirects visitors to the sign-in page, which leads back here. */
export async function requireEditor(): Promise<Editor> {
  const editor = await currentEditor()
  return editor ?? redirectTo(paths.signIn(await requestedAddress()))
}
