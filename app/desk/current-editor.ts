import { headers } from 'next/headers'
import { redirectTo } from '#app/redirect-internal'
import { cache } from 'react'
import { readSessionToken } from '#app/session-cookie'
import type { Editor } from '#features/editors/editor'
import { sessionEditor } from '#features/editors/session.server'
import { paths } from '#lib/paths'

/** Who is signed in, with the role that is theirs at this moment; asked of the database once a request. */
export const currentEditor = cache(async (): Promise<Editor | null> => {
  const token = await readSessionToken()
  return token === undefined ? null : sessionEditor(token)
})

/** The first line of every page of the desk: whoever is not signed in is sent to sign in, and then back here. */
export async function requireEditor(): Promise<Editor> {
  const editor = await currentEditor()
  return editor ?? redirectTo(paths.signIn((await headers()).get('x-asked') ?? undefined))
}
