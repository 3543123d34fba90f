'use client'

import { useId } from 'react'
import styles from './code-field.module.css'
import { describedBy, Field } from './field'
import { codeField, type FactorOffer, recoveryField } from './form-state'
import { PasskeyButton } from './passkey-button.client'

type Props = {
  name: string
  label: string
  hint?: string
  error?: string | undefined
  /** A recovery code has letters, so its field is no numeric one. */
  isRecovery?: boolean
}

/** A one-time code. It may have spaces. It is never saved as a draft and never sent back. */
export function CodeField({ name, label, hint, error, isRecovery = false }: Props) {
  const id = useId()
  const ids = { errorId: `${id}-error`, hintId: `${id}-hint` }
  return (
    <Field id={id} label={label} hint={hint} error={error} ids={ids}>
      <input
        id={id}
        name={name}
        type="text"
        inputMode={isRecovery ? 'text' : 'numeric'}
        autoComplete={isRecovery ? 'off' : 'one-time-code'}
        autoCapitalize="none"
        spellCheck={false}
        maxLength={60}
        {...describedBy({ hint, error, ...ids })}
      />
    </Field>
  )
}

/** The second factors of the account: a passkey, the code of its authenticator app, or else a recovery code. */
export function FactorFields({ offer: { hasApp, passkey } }: { offer: FactorOffer }) {
  return (
    <div className={styles.factor}>
      {passkey === null ? null : <PasskeyButton options={passkey} />}
      {hasApp ? (
        <CodeField
          name={codeField}
          label="Code of your second factor"
          hint="Six digits of your authenticator app."
        />
      ) : null}
      <details>
        <summary>The device is not at hand</summary>
        <CodeField name={recoveryField} label="Recovery code" isRecovery />
      </details>
    </div>
  )
}
