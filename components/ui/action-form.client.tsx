'use client'

import type { ReactNode, RefObject, SubmitEvent } from 'react'
import { FailureNotice } from './form-notice'
import type { FormAction } from './form-state'
import { useDeskAction } from './use-desk-action.client'

type Answer = Pick<ReturnType<typeof useDeskAction>, 'state' | 'answer' | 'errors' | 'isPending'>

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

/**
 * A form that saves no draft: buttons, check boxes or passwords. Without script it is an ordinary form. If the server
 * does not answer, it stays; only an editor sends it again.
 */
export function ActionForm({
  action,
  idempotencyKey,
  values = {},
  formRef,
  onSubmit,
  children,
  ...attributes
}: Props) {
  const { state, answer, send, submit, isPending, form, errors, key, failure } = useDeskAction(
    action,
    idempotencyKey,
    formRef,
  )
  const sendUnlessPrevented = (event: SubmitEvent<HTMLFormElement>) => {
    onSubmit?.(event)
    submit(event)
  }
  return (
    <form ref={form} action={send} onSubmit={sendUnlessPrevented} aria-busy={isPending} {...attributes}>
      {Object.entries({ idempotencyKey: key, ...values }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {failure === null ? null : <FailureNotice failure={failure} isDraftSaved={false} />}
      {children({ state, answer, errors, isPending })}
    </form>
  )
}
