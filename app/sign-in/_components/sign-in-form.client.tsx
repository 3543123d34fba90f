'use client'

import { useActionState, useId, useState } from 'react'
import { Icon } from '#components/ui/icon'
import { FormGuard } from './form-guard.client'
import type { SignInState } from './sign-in-state'

type Props = { action: (previous: SignInState, form: FormData) => Promise<SignInState>; next: string }

/** The e-mail address survives a failed request; the password does not. */
export function SignInForm(props: Props) {
  const [email, setEmail] = useState('')
  return (
    <FormGuard>
      <Form {...props} email={email} onEmail={setEmail} />
    </FormGuard>
  )
}

type FormProps = Props & { email: string; onEmail: (email: string) => void }

function Form({ action, next, email, onEmail }: FormProps) {
  const [state, submit, isPending] = useActionState(action, { email, message: '' })
  const [isShown, setShown] = useState(false)
  const id = useId()
  const trouble = state.message === '' ? undefined : `${id}-trouble`
  const about = (field: 'email' | 'password') => ({
    'aria-describedby': trouble,
    'aria-invalid': trouble !== undefined && (state.field ?? field) === field ? true : undefined,
  })
  return (
    <form action={submit} className="sign-in">
      <input type="hidden" name="next" value={next} />
      {trouble === undefined ? null : (
        <p className="banner alert" role="alert" id={trouble}>
          <Icon name="alert" />
          {state.message}
        </p>
      )}
      <div className="field">
        <label htmlFor={`${id}-email`}>Work email</label>
        <input
          id={`${id}-email`}
          name="email"
          type="email"
          autoComplete="username"
          required
          maxLength={254}
          defaultValue={state.email}
          onChange={(change) => onEmail(change.target.value)}
          {...about('email')}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-password`}>Password</label>
        <div className="with-show">
          <input
            id={`${id}-password`}
            name="password"
            type={isShown ? 'text' : 'password'}
            autoComplete="current-password"
            required
            maxLength={1000}
            {...about('password')}
          />
          <button
            type="button"
            className="button bare by-script"
            aria-pressed={isShown}
            onClick={() => setShown(!isShown)}
          >
            {isShown ? 'Hide' : 'Show'}
            <span className="visually-hidden"> the password</span>
          </button>
        </div>
      </div>
      <button className="button primary" type="submit" aria-disabled={isPending}>
        {isPending ? 'Signing in' : 'Sign in'}
      </button>
    </form>
  )
}
