'use client'

import { DeskForm } from '#components/ui/desk-form.client'
import { SelectField, TextField } from '#components/ui/fields.client'
import type { FormAction, Values } from '#components/ui/form-state'
import { handLabels, stanceLabels } from '#features/records/record'
import { optionsOf } from './answer-labels'
import { EditorialField } from './editorial-field.client'

type Options = readonly { value: string; label: string }[]
type Props = {
  name: string
  /** The id of the edited evidence; undefined for new evidence. */
  id?: string
  initial: Values
  choices: { statementId: Options; snapshotId: Options }
  form: { action: FormAction; editorId: string; revision: number; idempotencyKey: string }
}

const labels = {
  note: 'What it says',
  statementId: 'Bears on',
  stance: 'Stance',
  hand: 'Hand',
  snapshotId: 'Source on file',
  place: 'Place in it',
  independenceGroup: 'Independence group',
}

export function EvidenceForm({ name, id, initial, choices, form }: Props) {
  const options: Readonly<Record<string, Options>> = {
    ...choices,
    stance: optionsOf(stanceLabels),
    hand: optionsOf(handLabels),
  }
  const say = (field: string, value: string) =>
    options[field]?.find((option) => option.value === value)?.label ?? value
  const select = (field: keyof typeof labels, hint?: string) => (
    <SelectField name={field} label={labels[field]} hint={hint} options={options[field] ?? []} />
  )
  return (
    <DeskForm
      {...form}
      name={name}
      initial={initial}
      labels={id === undefined ? {} : labels}
      say={say}
      submit={id === undefined ? 'Cite it' : 'Save evidence'}
    >
      {id === undefined ? null : <input type="hidden" name="id" value={id} />}
      <input type="hidden" name="recordId" value={initial['recordId']} />
      <EditorialField name="note" label={labels.note} rows={2} maxLength={600} />
      <div className="two">
        {select('statementId')}
        {select('snapshotId', 'What is not on file is listed as evidence too.')}
      </div>
      <div className="two">
        {select('stance')}
        {select('hand')}
      </div>
      <div className="two">
        <TextField
          name="place"
          label={labels.place}
          hint="As “paragraph 4”, “page 2, line 8”."
          maxLength={200}
        />
        <TextField
          name="independenceGroup"
          label={labels.independenceGroup}
          hint="Reports that rest on one another share a name here."
          maxLength={80}
        />
      </div>
    </DeskForm>
  )
}
