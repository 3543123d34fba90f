import type { ReactNode } from 'react'
import { DeskForm } from '#components/ui/desk-form.client'
import { TextField } from '#components/ui/fields.client'
import type { FormAction, Values } from '#components/ui/form-state'
import type { ReadRevision } from './step-form.client'

type Reasoned = {
  action: FormAction
  editorId: string
  idempotencyKey: string
  subjectAt: ReadRevision
}
const outcomes = {
  send: 'Not sent',
  return: 'Not sent back',
  correct: 'Not opened for correction',
  askToWithdraw: 'Not asked',
  withdraw: 'Not withdrawn',
}

type Props = Reasoned & {
  step: keyof typeof outcomes
  field?: { name: string; label: string; hint: string; maxLength: number }
  initial?: Values
  submit: string
  children?: ReactNode
}

/** A review step with a reason. The reason is typed text, so the form saves a draft of it. */
export function ReasonForm({ subjectAt, step, field, initial = {}, submit, children, ...form }: Props) {
  const { subject, id, revision } = subjectAt
  const { name, ...fieldProps } = field ?? {
    name: 'reason',
    label: 'Reason',
    hint: 'Stands in the history.',
    maxLength: 500,
  }
  return (
    <DeskForm
      {...form}
      name={`${step}:${id}`}
      revision={revision}
      initial={initial}
      labels={{ [name]: fieldProps.label }}
      submit={submit}
      isRetried={false}
      outcome={outcomes[step]}
    >
      <input type="hidden" name="subject" value={subject} />
      <input type="hidden" name="id" value={id} />
      <TextField name={name} {...fieldProps} rows={3} required />
      {children}
    </DeskForm>
  )
}
