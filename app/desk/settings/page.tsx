import type { Metadata } from 'next'
import { requireEditor } from '#app/desk/current-editor'
import { NotForThisRole } from '#components/shell/not-for-this-role'
import { can } from '#features/editors/permissions'
import { deskSettings } from '#features/newsroom/queries.server'
import { SettingsPage } from './_components/settings-page'
import { change, chooseLogo, dropLogo } from './actions'

export const metadata: Metadata = { title: 'Settings' }

export default async function Page() {
  const editor = await requireEditor()
  if (!can(editor, 'settings:manage')) return <NotForThisRole title="Settings" />
  const settings = await deskSettings(editor)
  return <SettingsPage editorId={editor.id} settings={settings} actions={{ change, chooseLogo, dropLogo }} />
}
