'use client'

import { useActionState, useEffect, useId, useRef } from 'react'
import { describedBy, Field } from '#components/ui/field'
import { FormGuard } from '#components/ui/form-guard.client'
import { FormNotice } from '#components/ui/form-notice'
import type { FormAction } from '#components/ui/form-state'
import { passwordLengthMin } from '#features/editors/password'

type Props = { action: FormAction; idempotencyKey: string }

const labels = { current: 'Password you have now', chosen: 'New password', again: 'New password again' }

/** What is typed here is kept nowhere and never comes back. */
export function PasswordForm(props: Props) {
  return (
    <FormGuard isKept={false}>
      <Form {...props} />
    </FormGuard>
  )
}

function Form({ action, idempotencyKey }: Props) {
  const [state, send, isPending] = useActionState(action, { status: 'idle' })
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (state.status !== 'idle') form.current?.querySelector<HTMLElement>('[role="alert"]')?.focus()
  }, [state])
  const errors = state.status === 'invalid' ? state.errors : {}
  const shared = { errors }
  return (
    <form ref={form} action={send} aria-busy={isPending}>
      <FormNotice state={state} labels={labels} isKept={false} />
      <input
        type="hidden"
        name="idempotencyKey"
        value={state.status === 'idle' ? idempotencyKey : state.key}
      />
      <Secret {...shared} name="current" complete="current-password" />
      <Secret
        {...shared}
        name="chosen"
        complete="new-password"
        hint={`At least ${passwordLengthMin} characters. A sentence is good.`}
      />
      <Secret {...shared} name="again" complete="new-password" />
      <button className="button primary" type="submit" aria-disabled={isPending}>
        {isPending ? 'Changing' : 'Change it'}
      </button>
    </form>
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
