import type { Metadata } from 'next'
import { requireEditor } from '#app/desk/current-editor'
import { ConflictsPage } from './_components/conflicts-page'
import { deskConflicts, deskWithdrawalRequests } from '#features/editors/queries.server'
import { confirm, declare, takeBack } from './actions'

export const metadata: Metadata = { title: 'Conflicts of interest' }

export default async function Page() {
  const editor = await requireEditor()
  return (
    <ConflictsPage
      conflicts={await deskConflicts(editor)}
      requests={await deskWithdrawalRequests(editor)}
      editorId={editor.id}
      actions={{ declare, takeBack, confirm }}
    />
  )
}
