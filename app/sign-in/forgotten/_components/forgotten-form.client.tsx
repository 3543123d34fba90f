'use client'

import { useId } from 'react'
import { ActionForm } from '#components/ui/action-form.client'
import { describedBy, Field } from '#components/ui/field'
import { FormNotice } from '#components/ui/form-notice'
import type { FormAction } from '#components/ui/form-state'

type Props = { action: FormAction; idempotencyKey: string }

const label = 'Work email'

export function ForgottenForm(form: Props) {
  const id = useId()
  const ids = { errorId: `${id}-error`, hintId: `${id}-hint` }
  return (
    <ActionForm {...form} className="sign-in">
      {({ state, answer, errors, isPending }) =>
        state.status === 'done' ? (
          <div className="banner" role="alert" tabIndex={-1}>
            <p>{state.lines.join(' ')}</p>
          </div>
        ) : (
          <>
            <FormNotice state={state} labels={{ email: label }} isDraftSaved={false} outcome="Not sent" />
            <Field id={id} label={label} error={errors['email']} ids={ids}>
              <input
                id={id}
                name="email"
                type="email"
                autoComplete="username"
                required
                maxLength={254}
                defaultValue={answer?.values['email'] ?? ''}
                {...describedBy({ error: errors['email'], ...ids })}
              />
            </Field>
            <button className="button primary" type="submit" aria-disabled={isPending}>
              {isPending ? 'Sending' : 'Send a link'}
            </button>
          </>
        )
      }
    </ActionForm>
  )
}
