'use client'

import { type RefObject, useActionState, useEffect, useRef } from 'react'
import type { FormAction, Values } from './form-state'

const noErrors: Values = {}

/** Sends a form to its server action. Each answer brings the idempotency key of the next submission. */
export function useDeskAction(
  action: FormAction,
  idempotencyKey: string,
  formRef?: RefObject<HTMLFormElement | null>,
) {
  const [state, send, isPending] = useActionState(action, { status: 'idle' })
  const ownRef = useRef<HTMLFormElement>(null)
  const form = formRef ?? ownRef
  // Focus the notice, so that a screen reader reads it.
  useEffect(() => {
    if (state.status !== 'idle') form.current?.querySelector<HTMLElement>('[role="alert"]')?.focus()
  }, [state, form])
  const answered = state.status === 'idle' ? null : state
  return {
    ...{ state, answered, send, isPending, form },
    errors: state.status === 'invalid' ? state.errors : noErrors,
    key: answered?.key ?? idempotencyKey,
  }
}
