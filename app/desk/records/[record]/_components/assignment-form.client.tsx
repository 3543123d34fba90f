'use client'

import { DateField } from '#components/date-field/date-field.client'
import { DeskForm } from '#components/ui/desk-form.client'
import { SelectField, TextField } from '#components/ui/fields.client'
import type { FormAction } from '#components/ui/form-state'

type Props = {
  action: FormAction
  idempotencyKey: string
  editorId: string
  recordId: string
  colleagues: readonly { id: string; name: string }[]
}

const labels = { assigneeId: 'Who', task: 'What is to be done', dueOn: 'Due' }

export function AssignmentForm({ recordId, colleagues, editorId, ...form }: Props) {
  const options = colleagues.map(({ id, name }) => ({
    value: id,
    label: id === editorId ? `${name} (you)` : name,
  }))
  return (
    <DeskForm
      {...form}
      name={`record:${recordId}:assignment`}
      editorId={editorId}
      initial={{ assigneeId: '', task: '', dueOn: '' }}
      labels={labels}
      submit="Assign"
    >
      <input type="hidden" name="recordId" value={recordId} />
      <SelectField
        name="assigneeId"
        label={labels.assigneeId}
        options={[{ value: '', label: 'Choose somebody' }, ...options]}
      />
      <TextField
        name="task"
        label={labels.task}
        rows={2}
        maxLength={300}
        hint="They read it in their inbox."
      />
      <DateField name="dueOn" label={labels.dueOn} isDay />
    </DeskForm>
  )
}
