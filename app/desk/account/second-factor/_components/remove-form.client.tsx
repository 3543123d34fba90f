'use client'

import { ActionForm } from '#components/ui/action-form.client'
import { FormNotice } from '#components/ui/form-notice'
import type { FormAction } from '#components/ui/form-state'
import styles from './second-factor.module.css'

type Props = { action: FormAction; idempotencyKey: string }

export function RemoveForm(form: Props) {
  return (
    <ActionForm {...form} className={styles.form}>
      {({ state, isPending }) => (
        <>
          <h2>Another device</h2>
          <p>
            Remove this authenticator app, then set up another. The recovery codes end with the last second
            factor. Publishers and admins add a passkey before they remove their only one.
          </p>
          <FormNotice state={state} labels={{}} isDraftSaved={false} outcome="Not removed" />
          <button className="button" type="submit" aria-disabled={isPending}>
            {isPending ? 'Removing' : 'Remove it'}
          </button>
        </>
      )}
    </ActionForm>
  )
}
