import { newIdempotencyKey } from '#lib/idempotency-key'
import type { Restorable } from '#features/records/restorable'
import { ButtonForm } from '#components/ui/button-form.client'
import type { Workspace } from './workspace'
import styles from './workspace.module.css'

/** Restores a removed tie or removed evidence until something else changes. */
export function RestoreButton({ removed, record, actions }: Workspace & { removed: Restorable }) {
  const [noun, action] = removed.of === 'tie' ? ['Tie', actions.tie] : ['Evidence', actions.cite]
  return (
    <div className={styles['restore']}>
      <p>
        {noun} {removed.ordinal}, “<bdi>{removed.words}</bdi>”,{' '}
        {removed.of === 'tie' ? 'was untied' : 'was dropped'}.
      </p>
      <ButtonForm
        action={action}
        idempotencyKey={newIdempotencyKey()}
        values={{ ...removed.values, revision: String(record.revision) }}
      >
        Put it back
      </ButtonForm>
    </div>
  )
}
