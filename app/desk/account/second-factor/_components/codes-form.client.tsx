'use client'

import type { ReactNode } from 'react'
import { ActionForm } from '#components/ui/action-form.client'
import { CodeField } from '#components/ui/code-field.client'
import { FormNotice } from '#components/ui/form-notice'
import type { FormAction } from '#components/ui/form-state'
import { RecoveryCodes } from './recovery-codes'
import styles from './second-factor.module.css'

type Props = {
  action: FormAction
  idempotencyKey: string
  kind: 'confirm' | 'renew'
  /** False where there is nothing to confirm or to renew. The form still shows the codes it got. */
  isOffered: boolean
  children?: ReactNode
}

const buttons = {
  confirm: { idle: 'Confirm it', pending: 'Confirming' },
  renew: { idle: 'Make new recovery codes', pending: 'Making them' },
}

/** Sets the app up, or makes new recovery codes. It then shows ten codes, once; an app beside another factor has none. */
export function CodesForm({ kind, isOffered, children, ...form }: Props) {
  return (
    <ActionForm {...form} className={isOffered ? styles.form : styles.bare}>
      {({ state, errors, isPending }) => {
        if (state.status === 'done') return <RecoveryCodes codes={state.lines} isNew={kind === 'confirm'} />
        if (!isOffered) return null
        return (
          <>
            <FormNotice state={state} labels={{ code: 'Code' }} isDraftSaved={false} outcome="Not done" />
            {children}
            {kind === 'confirm' ? (
              <CodeField name="code" label="Code that the app shows" error={errors['code']} />
            ) : (
              <>
                <h2>Recovery codes</h2>
                <p>For the day the device is gone. Each works once. New ones make the old ones void.</p>
              </>
            )}
            <button
              className={kind === 'confirm' ? 'button primary' : 'button'}
              type="submit"
              aria-disabled={isPending}
            >
              {buttons[kind][isPending ? 'pending' : 'idle']}
            </button>
          </>
        )
      }}
    </ActionForm>
  )
}
