'use client'

import { ActionForm } from '#components/ui/action-form.client'
import { FormNotice } from '#components/ui/form-notice'
import type { FormAction } from '#components/ui/form-state'
import { SecretField } from '#components/ui/secret-field.client'
import styles from './second-factor.module.css'

type Props = { action: FormAction; idempotencyKey: string; isAgain: boolean }

const labels = { current: 'Password you have now' }

export function StartForm({ isAgain, ...form }: Props) {
  return (
    <ActionForm {...form} className={styles.form}>
      {({ state, errors, isPending }) => (
        <>
          <FormNotice state={state} labels={labels} isDraftSaved={false} outcome="Not done" />
          {isAgain ? <h2>Or begin again</h2> : <h2>Use an authenticator app</h2>}
          <SecretField
            name="current"
            label={labels.current}
            complete="current-password"
            error={errors['current']}
          />
          <button className={isAgain ? 'button' : 'button primary'} type="submit" aria-disabled={isPending}>
            {isAgain ? 'Make another secret' : 'Set up an authenticator app'}
          </button>
        </>
      )}
    </ActionForm>
  )
}
