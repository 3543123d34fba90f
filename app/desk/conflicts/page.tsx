import type { Metadata } from 'next'
import { requireEditor } from '#app/desk/current-editor'
import { ConflictsPage } from './_components/conflicts-page'
import { deskConflicts } from '#features/editors/queries.server'
import { declare, takeBack } from './actions'

export const metadata: Metadata = { title: 'Conflicts of interest' }

export default async function Page() {
  const editor = await requireEditor()
  return (
    <ConflictsPage
      conflicts={await deskConflicts(editor)}
      editorId={editor.id}
      actions={{ declare, takeBack }}
    />
  )
}
