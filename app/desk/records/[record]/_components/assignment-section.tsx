import { AssignmentForm } from './assignment-form.client'
import type { Workspace } from './workspace'
import { ButtonForm } from '#components/ui/button-form.client'
import { formatShortDay } from '#lib/dates'
import { newIdempotencyKey } from '#lib/idempotency-key'
import styles from './workspace.module.css'

/** Who has to do this record, and the form that gives it to somebody. */
export function AssignmentSection({ record, assignment, colleagues, editorId, actions }: Workspace) {
  const recordId = record.id
  return (
    <section aria-labelledby="assigned">
      <h2 id="assigned">Assigned</h2>
      {assignment === null ? (
        <p>Nobody has to do this record.</p>
      ) : (
        <>
          <p className={styles['assigned']}>
            To <bdi>{assignment.assignee.name}</bdi>
            {assignment.dueOn === null ? null : `, due ${formatShortDay(assignment.dueOn)}`}
            {assignment.task === null ? null : (
              <>
                : <bdi>{assignment.task}</bdi>
              </>
            )}
          </p>
          <ButtonForm
            action={actions.endAssignment}
            idempotencyKey={newIdempotencyKey()}
            values={{ recordId }}
          >
            End the assignment
          </ButtonForm>
        </>
      )}
      <AssignmentForm
        action={actions.assign}
        idempotencyKey={newIdempotencyKey()}
        editorId={editorId}
        recordId={recordId}
        colleagues={colleagues}
      />
    </section>
  )
}
