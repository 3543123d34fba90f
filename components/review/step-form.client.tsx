'use client'

import type { ReactNode, RefObject, SubmitEvent } from 'react'
import { ActionForm } from '#components/ui/action-form.client'
import { FormContext } from '#components/ui/form-context.client'
import { FormNotice } from '#components/ui/form-notice'
import type { FormAction, Values } from '#components/ui/form-state'

export type ReadRevision = { subject: 'RECORD' | 'DISPUTE'; id: string; revision: number }
type Props = {
  action: FormAction
  idempotencyKey: string
  /** The exact revision that the page shows. */
  subjectAt: ReadRevision
  submit: string
  /** The step that a refusal prevented: “Not sent”. */
  outcome: string
  isMain?: boolean
  labels?: Values
  formRef?: RefObject<HTMLFormElement | null>
  onSubmit?: (event: SubmitEvent<HTMLFormElement>) => void
  children?: ReactNode
}

const nothing: Values = {}

/** A review step on the exact revision that the page shows. It has no text fields, so it saves no draft. */
export function StepForm({
  subjectAt,
  submit,
  outcome,
  isMain = false,
  labels = nothing,
  children,
  ...form
}: Props) {
  return (
    <ActionForm {...form} values={subjectAt}>
      {({ state, answer, errors, isPending }) => (
        <>
          <FormNotice state={state} labels={labels} isDraftSaved={false} outcome={outcome} />
          <FormContext key={answer?.key ?? ''} value={{ values: answer?.values ?? nothing, errors }}>
            {children}
          </FormContext>
          <button className={isMain ? 'button primary' : 'button'} type="submit" aria-disabled={isPending}>
            {isPending ? 'Sending' : submit}
          </button>
        </>
      )}
    </ActionForm>
  )
}
