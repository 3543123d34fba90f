'use client'

import { type ReactNode, useActionState, useEffect, useRef } from 'react'
import { FormGuard } from './form-guard.client'
import type { FormAction, FormState, Values } from './form-state'

type Props = {
  action: FormAction
  idempotencyKey: string
  /** All that it sends: there is nothing to type, and so nothing to keep. */
  values: Values
  children: ReactNode
}

export function ButtonForm(props: Props) {
  return (
    <FormGuard>
      <Form {...props} />
    </FormGuard>
  )
}

function Form({ action, idempotencyKey, values, children }: Props) {
  const [state, send, isPending] = useActionState(action, { status: 'idle' })
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (state.status !== 'idle') form.current?.querySelector<HTMLElement>('[role="alert"]')?.focus()
  }, [state])
  return (
    <form ref={form} action={send} aria-busy={isPending}>
      <NotDone state={state} />
      <input
        type="hidden"
        name="idempotencyKey"
        value={state.status === 'idle' ? idempotencyKey : state.key}
      />
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button className="button" type="submit" aria-disabled={isPending}>
        {children}
      </button>
    </form>
  )
}

function NotDone({ state }: { state: FormState }) {
  if (state.status === 'idle') return null
  const [said] = state.status === 'invalid' ? Object.values(state.errors) : []
  const reason =
    state.status === 'refused' ? state.message : (said ?? 'Somebody changed this since you read it.')
  const link = state.status === 'refused' ? state.link : undefined
  return (
    <p className="banner alert" role="alert" tabIndex={-1}>
      <span>
        <strong>Not done.</strong> {reason}{' '}
        <a href={link?.href ?? '?'}>{link?.label ?? 'Read the page again'}</a>
      </span>
    </p>
  )
}
