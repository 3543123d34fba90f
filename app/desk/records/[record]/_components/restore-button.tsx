import { newIdempotencyKey } from '#lib/idempotency-key'
import type { Restorable } from '#features/records/restorable'
import { ButtonForm } from '#components/ui/button-form.client'
import type { Workspace } from './workspace'
import styles from './workspace.module.css'

/** Restores a removed tie or removed evidence until something else changes. */
export function RestoreButton({ gone, record, actions }: Workspace & { gone: Restorable }) {
  const [what, action] = gone.of === 'tie' ? ['Tie', actions.tie] : ['Evidence', actions.cite]
  return (
    <div className={styles['restore']}>
      <p>
        {what} {gone.ordinal}, “<bdi>{gone.words}</bdi>”, {gone.of === 'tie' ? 'was untied' : 'was dropped'}.
      </p>
      <ButtonForm
        action={action}
        idempotencyKey={newIdempotencyKey()}
        values={{ ...gone.values, revision: String(record.revision) }}
      >
        Put it back
      </ButtonForm>
    </div>
  )
}
