import { ChecksList } from '#components/review/checks-list'
import { recordChecks } from '#features/review/checks'
import { Comparison } from './comparison'
import { EvidenceSection } from './evidence-section'
import { NewNote } from './new-note'
import { NotesSection } from './notes-section'
import { Ties } from './ties'
import type { Workspace } from './workspace'
import { RecordForm } from './record-form'
import { WorkspaceHead } from './workspace-head'
import { WorkspaceKeys } from './workspace-keys.client'

/** Where a record is made: the pair and its words left, what is said of it right. */
export function WorkspacePage(workspace: Workspace) {
  return (
    <main id="main">
      <WorkspaceHead {...workspace} />
      <div className="workspace">
        <div className="comparison">
          <Comparison {...workspace} />
          <RecordForm {...workspace} />
          <EvidenceSection {...workspace} />
        </div>
        <aside className="inspector" aria-label="Ties, notes and checks">
          <Ties {...workspace} />
          <NewNote {...workspace} />
          <ChecksList checks={recordChecks(workspace.record)} subjectPage="" />
          <NotesSection {...workspace} />
        </aside>
      </div>
      <WorkspaceKeys />
    </main>
  )
}
