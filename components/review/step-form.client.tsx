'use client'

import { type ReactNode, type RefObject, type SubmitEvent, useActionState, useEffect, useRef } from 'react'
import { FormContext } from '#components/ui/form-context.client'
import { FormGuard } from '#components/ui/form-guard.client'
import { FormNotice } from '#components/ui/form-notice'
import type { FormAction, Values } from '#components/ui/form-state'

export type ReadRevision = { subject: 'RECORD' | 'DISPUTE'; id: string; revision: number }
type Props = {
  action: FormAction
  idempotencyKey: string
  /** The exact revision that the page shows. */
  read: ReadRevision
  submit: string
  isMain?: boolean
  labels?: Values
  formRef?: RefObject<HTMLFormElement | null>
  onSubmit?: (event: SubmitEvent<HTMLFormElement>) => void
  children?: ReactNode
}

/** A step that is taken on what was read: nothing is typed that would have to be kept. */
export function StepForm(props: Props) {
  return (
    <FormGuard>
      <Form {...props} />
    </FormGuard>
  )
}

const nothing: Values = {}

function Form({
  action,
  idempotencyKey,
  read,
  submit,
  isMain = false,
  labels = nothing,
  formRef,
  ...rest
}: Props) {
  const [state, send, isPending] = useActionState(action, { status: 'idle' })
  const answered = state.status === 'idle' ? null : state
  const own = useRef<HTMLFormElement>(null)
  const form = formRef ?? own
  useEffect(() => {
    if (answered !== null) form.current?.querySelector<HTMLElement>('[role="alert"]')?.focus()
  }, [answered, form])
  return (
    <form ref={form} action={send} onSubmit={rest.onSubmit} aria-busy={isPending}>
      <FormNotice state={state} labels={labels} isKept={false} />
      <input type="hidden" name="idempotencyKey" value={answered?.key ?? idempotencyKey} />
      {Object.entries(read).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <FormContext
        key={answered?.key ?? ''}
        value={{
          values: answered?.values ?? nothing,
          errors: state.status === 'invalid' ? state.errors : nothing,
        }}
      >
        {rest.children}
      </FormContext>
      <button className={isMain ? 'button primary' : 'button'} type="submit" aria-disabled={isPending}>
        {isPending ? 'Sending' : submit}
      </button>
    </form>
  )
}
