'use client'

import type { ReactNode, RefObject, SubmitEvent } from 'react'
import { FormGuard } from './form-guard.client'
import type { FormAction } from './form-state'
import { useDeskAction } from './use-desk-action.client'

type Answer = Pick<ReturnType<typeof useDeskAction>, 'state' | 'answered' | 'errors' | 'isPending'>

type Props = {
  action: FormAction
  idempotencyKey: string
  /** The hidden fields of the form. */
  values?: Readonly<Record<string, string | number>>
  className?: string | undefined
  formRef?: RefObject<HTMLFormElement | null>
  onSubmit?: (event: SubmitEvent<HTMLFormElement>) => void
  children: (answer: Answer) => ReactNode
}

/** A form that saves no draft: buttons, check boxes or passwords. Without script it is an ordinary form. */
export function ActionForm({ isKept = true, ...props }: Props & { isKept?: boolean }) {
  return (
    <FormGuard isKept={isKept}>
      <Form {...props} />
    </FormGuard>
  )
}

function Form({ action, idempotencyKey, values = {}, formRef, children, ...attributes }: Props) {
  const { state, answered, send, isPending, form, errors, key } = useDeskAction(
    action,
    idempotencyKey,
    formRef,
  )
  return (
    <form ref={form} action={send} aria-busy={isPending} {...attributes}>
      {Object.entries({ idempotencyKey: key, ...values }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children({ state, answered, errors, isPending })}
    </form>
  )
}
