import type { Metadata } from 'next'
import { requireEditor } from '#app/desk/current-editor'
import { AccountPage } from './_components/account-page'
import { deskOpenSessions } from '#features/editors/queries.server'
import { change } from './actions'

export const metadata: Metadata = { title: 'Your account' }

export default async function Page() {
  const editor = await requireEditor()
  return <AccountPage editor={editor} sessions={await deskOpenSessions(editor)} action={change} />
}
