import { DeskForm } from '#components/ui/desk-form.client'
import { CheckField, SelectField } from '#components/ui/fields.client'
import type { FormAction } from '#components/ui/form-state'
import type { Person } from '#features/editors/queries.server'
import { newIdempotencyKey } from '#lib/idempotency-key'
import styles from './people.module.css'

type Props = {
  leaver: Person
  people: readonly Person[]
  editorId: string
  /** False for the last admin and for an account that is suspended already. */
  canSuspend: boolean
  action: FormAction
}

const labels = { toId: 'Goes to', suspends: 'Suspend the account as well' }

/** Gives the open work of one account to another, alone or with its suspension. */
export function HandOver({ leaver, people, editorId, canSuspend, action }: Props) {
  const receivers = people.filter(({ id, suspendedAt }) => id !== leaver.id && suspendedAt === null)
  return (
    <section className={styles.invite} aria-labelledby="hand-over">
      <h2 id="hand-over">
        Hand over the work of <bdi>{leaver.name}</bdi>
      </h2>
      <p>
        Open assignments, drafts and records in review that nobody else has to do, and open notes. What they
        wrote stays theirs.
      </p>
      <DeskForm
        action={action}
        name={`person:${leaver.id}:work`}
        editorId={editorId}
        idempotencyKey={newIdempotencyKey()}
        initial={{ toId: '' }}
        labels={labels}
        submit="Hand over"
        outcome="Not handed over"
      >
        <input type="hidden" name="id" value={leaver.id} />
        <SelectField
          name="toId"
          label={labels.toId}
          options={[
            { value: '', label: 'Choose somebody' },
            ...receivers.map(({ id, name }) => ({
              value: id,
              label: id === editorId ? `${name} (you)` : name,
            })),
          ]}
        />
        {canSuspend ? <CheckField name="suspends" label={labels.suspends} /> : null}
      </DeskForm>
    </section>
  )
}
