import { StateBadge } from '#components/shell/state-badge'
import { RecordStatusLabel } from '#components/record/record-status'
import { SendForm } from '#components/review/send-form.client'
import { newIdempotencyKey } from '#lib/idempotency-key'
import { paths } from '#lib/paths'
import { capitalize } from '#lib/text'
import type { Workspace } from './workspace'

export function WorkspaceHead({ record, editorId, actions }: Workspace) {
  const { id, number, subject, revision, status } = record
  return (
    <div className="wrap deskbar">
      <h1>{subject === '' ? `Record ${number}` : capitalize(subject)}</h1>
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
      {record.publicState === 'WITHDRAWN' || record.state !== 'DRAFT' ? null : (
        <SendForm
          action={actions.send}
          editorId={editorId}
          idempotencyKey={newIdempotencyKey()}
          read={{ subject: 'RECORD', id, revision }}
        />
      )}
    </div>
  )
}
