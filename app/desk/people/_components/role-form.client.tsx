'use client'

import { ActionForm } from '#components/ui/action-form.client'
import { FormNotice } from '#components/ui/form-notice'
import type { FormAction } from '#components/ui/form-state'
import { type Role, roleLabels } from '#features/editors/editor'
import { isolated } from '#lib/sentence'
import styles from './people.module.css'

type Props = { action: FormAction; idempotencyKey: string; id: string; name: string; role: Role }

/** A role takes effect at once: it ends the sessions of the account. */
export function RoleForm({ id, name, role, ...form }: Props) {
  return (
    <ActionForm {...form} values={{ id }} className={styles.role}>
      {({ state, isPending }) => (
        <>
          <FormNotice state={state} labels={{ role: 'Role' }} />
          <select name="role" defaultValue={role} aria-label={`Role of ${isolated(name)}`}>
            {Object.entries(roleLabels).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
          <button className="button" type="submit" aria-disabled={isPending}>
            Change
            <span className="visually-hidden">
              {' '}
              the role of <bdi>{name}</bdi>
            </span>
          </button>
        </>
      )}
    </ActionForm>
  )
}
