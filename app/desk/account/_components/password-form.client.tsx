'use client'

import { useId } from 'react'
import { ActionForm } from '#components/ui/action-form.client'
import { describedBy, Field } from '#components/ui/field'
import { FormNotice } from '#components/ui/form-notice'
import type { FormAction } from '#components/ui/form-state'
import { passwordLengthMin } from '#features/editors/password'

type Props = { action: FormAction; idempotencyKey: string }

const labels = { current: 'Password you have now', chosen: 'New password', again: 'New password again' }

/** Passwords are never saved as a draft and never sent back. */
export function PasswordForm(props: Props) {
  return (
    <ActionForm {...props} isKept={false}>
      {({ state, errors, isPending }) => (
        <>
          <FormNotice state={state} labels={labels} isKept={false} />
          <Secret errors={errors} name="current" complete="current-password" />
          <Secret
            errors={errors}
            name="chosen"
            complete="new-password"
            hint={`At least ${passwordLengthMin} characters. A sentence is good.`}
          />
          <Secret errors={errors} name="again" complete="new-password" />
          <button className="button primary" type="submit" aria-disabled={isPending}>
            {isPending ? 'Changing' : 'Change it'}
          </button>
        </>
      )}
    </ActionForm>
  )
}

type SecretProps = {
  name: keyof typeof labels
  complete: 'current-password' | 'new-password'
  hint?: string
  errors: Readonly<Record<string, string>>
}

function Secret({ name, complete, hint, errors }: SecretProps) {
  const id = useId()
  const ids = { errorId: `${id}-error`, hintId: `${id}-hint` }
  const error = errors[name]
  return (
    <Field id={id} label={labels[name]} hint={hint} error={error} ids={ids}>
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
