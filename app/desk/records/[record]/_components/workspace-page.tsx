import { ChecksList } from '#components/review/checks-list'
import { recordChecks, supersededChecks } from '#features/review/checks'
import { AssignmentSection } from './assignment-section'
import { Comparison } from './comparison'
import { EvidenceSection } from './evidence'
import { NewNote, NotesSection } from './notes'
import { Ties } from './ties'
import type { Workspace } from './workspace'
import { WorkspaceKeys } from './workspace-keys.client'
import { StateBadge } from '#components/shell/state-badge'
import { RecordStatusLabel } from '#components/record/record-status'
import { SendForm } from '#components/review/send-form.client'
import { newIdempotencyKey } from '#lib/idempotency-key'
import { paths } from '#lib/paths'
import { capitalize } from '#lib/text'
import { recordValues } from '#features/records/schema'
import { toDay } from '#lib/dates'
import { RecordFieldsForm } from './record-form.client'
import styles from './workspace.module.css'

/** The editing page of a record: the two statements at the left, the editors' forms at the right. */
export function WorkspacePage(workspace: Workspace) {
  return (
    <main id="main" className={styles['page']}>
      <WorkspaceHead {...workspace} />
      <div className={styles['workspace']}>
        <div className={styles['comparison']}>
          <Comparison {...workspace} />
          <RecordForm {...workspace} />
          <EvidenceSection {...workspace} />
        </div>
        <aside className={styles['inspector']} aria-label="Ties, notes and checks">
          <Ties {...workspace} />
          <NewNote {...workspace} />
          <ChecksList checks={recordChecks(workspace.record)} subjectPage="" />
          <NotesSection {...workspace} />
          <AssignmentSection {...workspace} />
        </aside>
      </div>
      <WorkspaceKeys />
    </main>
  )
}

function WorkspaceHead({ record, editorId, actions }: Workspace) {
  const { id, number, subject, revision, status } = record
  return (
    <div className="wrap deskbar">
      <h1>{subject === '' ? `Record ${number}` : <bdi>{capitalize(subject)}</bdi>}</h1>
      <span className="label">
        Record {number}, revision {revision}, <StateBadge {...record} />
      </span>
      <RecordStatusLabel status={status} />
      <a className="button" href={paths.desk.history(number)}>
        History
      </a>
      <a className="button" id="preview" href={paths.desk.review(number)}>
        Preview and review <kbd>P</kbd>
      </a>
      {/* A later version needs a change note, which the review page has a field for. */}
      {record.publicState !== 'UNPUBLISHED' || record.state !== 'DRAFT' ? null : (
        <SendForm
          action={actions.send}
          editorId={editorId}
          idempotencyKey={newIdempotencyKey()}
          subjectAt={{ subject: 'RECORD', id, revision }}
        />
      )}
    </div>
  )
}

/** The fields of the record itself: reconciliation, questions and editorial text. */
function RecordForm({ record, editorId, actions }: Workspace) {
  const { id, revision } = record
  return (
    <section aria-labelledby="words">
      <h2 id="words" className="visually-hidden">
        Questions and words
      </h2>
      <RecordFieldsForm
        id={id}
        initial={recordValues({ ...record, asOf: toDay(record.asOf) })}
        superseded={supersededChecks(record)}
        form={{ action: actions.edit, editorId, revision, idempotencyKey: newIdempotencyKey() }}
      />
    </section>
  )
}
