'use client'

import { type PublicKeyCredentialCreationOptionsJSON, startRegistration } from '@simplewebauthn/browser'
import { useId, useRef, useState } from 'react'
import { ActionForm } from '#components/ui/action-form.client'
import { describedBy, Field } from '#components/ui/field'
import { FormNotice } from '#components/ui/form-notice'
import type { FormAction } from '#components/ui/form-state'
import { SecretField } from '#components/ui/secret-field.client'
import { RecoveryCodes } from './recovery-codes'
import styles from './second-factor.module.css'

type Props = { action: FormAction; idempotencyKey: string; isFirst: boolean }

const labels = { current: 'Password you have now', name: 'Name of the passkey', answer: 'Passkey' }

/** The name and the password first. The server answers with a challenge, and the device then makes the passkey. */
export function AddPasskeyForm({ isFirst, ...form }: Props) {
  const id = useId()
  const ids = { errorId: `${id}-error`, hintId: `${id}-hint` }
  const hint = 'Your word for the device, such as “Work laptop”.'
  return (
    <ActionForm {...form} className={styles.form}>
      {({ state, errors, isPending }) => {
        const isDone = state.status === 'done'
        if (isDone && state.lines.length > 0) return <RecoveryCodes codes={state.lines} isNew />
        const options = isDone ? state.passkey : undefined
        return (
          <>
            <h2>{isFirst ? 'Use a passkey' : 'Add a passkey'}</h2>
            <p className="by-script">The lock of a device, or a security key, in place of the code.</p>
            <p className={styles.scriptless}>A passkey needs script. The authenticator app works without.</p>
            <FormNotice state={state} labels={labels} isDraftSaved={false} outcome="Not added" />
            <div className="by-script">
              <Field id={id} label={labels.name} hint={hint} error={errors['name']} ids={ids}>
                <input
                  id={id}
                  name="name"
                  type="text"
                  autoComplete="off"
                  required
                  maxLength={60}
                  dir="auto"
                  {...describedBy({ hint, error: errors['name'], ...ids })}
                />
              </Field>
            </div>
            {options === undefined ? (
              <div className={`by-script ${styles.form}`}>
                <SecretField
                  name="current"
                  label={labels.current}
                  complete="current-password"
                  error={errors['current']}
                />
                <button className="button" type="submit" aria-disabled={isPending}>
                  {isPending ? 'Checking the password' : 'Add a passkey'}
                </button>
              </div>
            ) : (
              <MakePasskey options={options} isPending={isPending} />
            )}
          </>
        )
      }}
    </ActionForm>
  )
}

type Making = { options: PublicKeyCredentialCreationOptionsJSON; isPending: boolean }

/** A click of its own: some browsers open their dialog only by one. */
function MakePasskey({ options, isPending }: Making) {
  const field = useRef<HTMLInputElement>(null)
  const [trouble, setTrouble] = useState('')
  const make = async () => {
    setTrouble('')
    const input = field.current
    if (!input?.form?.reportValidity()) return
    const answer = await startRegistration({ optionsJSON: options }).catch(() => null)
    if (answer === null)
      return setTrouble('The device made no passkey. It may have one for this account already.')
    input.value = JSON.stringify(answer)
    input.form.requestSubmit()
    input.value = ''
  }
  return (
    <>
      <p role="alert" tabIndex={-1}>
        The password is right. Now use the device.
      </p>
      <input ref={field} type="hidden" name="answer" defaultValue="" />
      <button className="button primary" type="button" aria-disabled={isPending} onClick={() => void make()}>
        {isPending ? 'Adding it' : 'Use the device'}
      </button>
      <output className="hint">{trouble}</output>
    </>
  )
}
