'use client'

import { DeskForm } from '#components/ui/desk-form.client'
import { SelectField, TextField } from '#components/ui/fields.client'
import type { FormAction, Values } from '#components/ui/form-state'
import { cue, cueLabels, recordStatus, statusLabels } from '#features/records/record'
import { answerLabels, formatAnswer } from './answer-labels'
import { Dimensions } from './dimensions'
import { EditorialField } from './editorial-field.client'
import { Questions } from './questions.client'

type Props = {
  id: string
  initial: Values
  /** Why SUPERSEDED is not open to these two statements. */
  superseded: readonly string[]
  form: { action: FormAction; editorId: string; revision: number; idempotencyKey: string }
}

const none = { value: '', label: 'None' }
const cues = [none, ...cue.options.map((value) => ({ value, label: cueLabels[value] }))]
const statuses = recordStatus.options.map((value) => ({ value, label: statusLabels[value] }))

export function RecordFieldsForm({ id, initial, superseded, form }: Props) {
  return (
    <DeskForm
      {...form}
      name={`record:${id}:words`}
      initial={initial}
      labels={answerLabels}
      say={formatAnswer}
      submit={
        <>
          Save <kbd>Ctrl S</kbd>
        </>
      }
    >
      <input type="hidden" name="id" value={id} />
      <div className="two">
        <EditorialField name="reconciliation" label={answerLabels.reconciliation} rows={3} maxLength={1000} />
        <EditorialField
          name="whatWouldSettleIt"
          label={answerLabels.whatWouldSettleIt}
          rows={3}
          maxLength={600}
        />
      </div>
      <Questions superseded={superseded} />
      <div className="two">
        <div className="stack">
          <EditorialField
            name="subject"
            label={answerLabels.subject}
            hint="A noun phrase, or “whether …”."
            maxLength={200}
          />
          <EditorialField name="summary" label={answerLabels.summary} rows={4} maxLength={600} />
          <Dimensions />
        </div>
        <div className="stack">
          <SelectField name="status" label={answerLabels.status} options={statuses} />
          <EditorialField name="statusNote" label={answerLabels.statusNote} rows={2} maxLength={400} />
          <TextField name="asOf" label={answerLabels.asOf} hint="A day, as 2019-11-12." />
          <SelectField
            name="cue"
            label={answerLabels.cue}
            hint="What in the words shows the conflict, if it is in the words."
            options={cues}
          />
        </div>
      </div>
    </DeskForm>
  )
}
