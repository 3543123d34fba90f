'use client'

import { DeskForm } from '#components/ui/desk-form.client'
import { TextField } from '#components/ui/fields.client'
import type { FormAction } from '#components/ui/form-state'
import { passageFields } from '#features/records/passage-fields'
import { tieValues } from '#features/records/schema'
import { PassageCheckboxes } from './passage-checkboxes.client'
import { textAtPosition } from './selected-positions'
import type { PassageSide, WorkspaceTie } from './workspace'

type Props = {
  tie: WorkspaceTie
  sides: readonly PassageSide[]
  form: { action: FormAction; editorId: string; revision: number; idempotencyKey: string }
}

export function TieForm({ tie, sides, form }: Props) {
  const { id, recordId, ordinal } = tie
  const [a, b] = sides
  if (!a || !b) return null
  const initial = tieValues(tie, [a.statementId, b.statementId])
  const slots = passageFields(initial)
  const whereOf = (id: string) => (id === a.statementId ? a.where : b.where)
  const labels = Object.fromEntries(
    slots.flatMap(({ index, statementId }) => [
      [`passages.${index}.place`, `Words on the ${whereOf(statementId)}`],
      [`passages.${index}.exact`, `Typed words on the ${whereOf(statementId)}`],
    ]),
  )
  const say = (name: string, value: string) => {
    const slot = slots.find(({ index }) => name === `passages.${index}.place`)
    const side = sides.find(({ statementId }) => statementId === slot?.statementId)
    return (side && textAtPosition(side.text, value)) || value
  }
  return (
    <DeskForm
      {...form}
      name={`record:${recordId}:tie:${id}`}
      initial={initial}
      labels={{ label: 'This tie is about', ...labels }}
      say={say}
      submit={`Save tie ${ordinal}`}
    >
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="recordId" value={recordId} />
      <TextField name="label" label="This tie is about" maxLength={120} />
      <PassageCheckboxes sides={sides} />
    </DeskForm>
  )
}
