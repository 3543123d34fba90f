'use client'

import { DeskForm } from '#components/ui/desk-form.client'
import type { FormAction } from '#components/ui/form-state'
import { noteValues } from '#features/annotations/schema'
import { NoteFields, noteLabels, sayNote } from './note-fields.client'

type Props = {
  name: string
  note: Parameters<typeof noteValues>[0]
  recordNumber: string
  form: { action: FormAction; editorId: string; revision: number; idempotencyKey: string }
}

export function NoteForm({ name, note, recordNumber, form }: Props) {
  const { id, body, visibility, motivation, blocking } = note
  return (
    <DeskForm
      {...form}
      name={name}
      initial={{ ...noteValues({ id, body, visibility, motivation, blocking }), recordNumber }}
      labels={noteLabels}
      say={sayNote}
      submit="Save note"
    >
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="recordNumber" value={recordNumber} />
      <NoteFields />
    </DeskForm>
  )
}
