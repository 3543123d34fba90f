'use client'

import { useId } from 'react'
import { describedBy, Field } from './field'

type Props = {
  name: string
  label: string
  complete: 'current-password' | 'new-password'
  hint?: string
  error: string | undefined
}

/** A password. It is never saved as a draft and never sent back. */
export function SecretField({ name, label, complete, hint, error }: Props) {
  const id = useId()
  const ids = { errorId: `${id}-error`, hintId: `${id}-hint` }
  return (
    <Field id={id} label={label} hint={hint} error={error} ids={ids}>
      <input
        id={id}
        name={name}
        type="password"
        autoComplete={complete}
        required
        maxLength={1000}
        {...describedBy({ hint, error, ...ids })}
      />
    </Field>
  )
}
