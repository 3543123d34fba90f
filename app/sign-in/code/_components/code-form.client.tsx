'use client'

import { useActionState, useId } from 'react'
import { FormGuard } from '#app/sign-in/_components/form-guard.client'
import type { CodeState } from '#app/sign-in/_components/sign-in-state'
import { FactorFields } from '#components/ui/code-field.client'
import type { FactorOffer } from '#components/ui/form-state'
import { Icon } from '#components/ui/icon'

type Props = {
  action: (previous: CodeState, form: FormData) => Promise<CodeState>
  next: string
  factors: FactorOffer
}

export function CodeForm(props: Props) {
  return (
    <FormGuard>
      <Form {...props} />
    </FormGuard>
  )
}

function Form({ action, next, factors }: Props) {
  const [state, submit, isPending] = useActionState(action, { message: '' })
  const trouble = useId()
  return (
    <form action={submit} className="sign-in" aria-describedby={state.message === '' ? undefined : trouble}>
      <input type="hidden" name="next" value={next} />
      {state.message === '' ? null : (
        <p className="banner alert" role="alert" id={trouble}>
          <Icon name="alert" />
          {state.message}
        </p>
      )}
      <FactorFields offer={state.factors ?? factors} />
      <button className="button primary" type="submit" aria-disabled={isPending}>
        {isPending ? 'Signing in' : 'Sign in'}
      </button>
    </form>
  )
}
