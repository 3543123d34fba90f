'use client'

import { useRef } from 'react'
import { CheckField, RadioField, SelectField, TextField } from '#components/ui/fields.client'
import { useFormValues } from '#components/ui/use-form-values.client'
import { motivationLabels, publicNoteMax } from '#features/annotations/annotation'
import { optionsOf } from './answer-labels'
import { WordingNotice } from './editorial-field.client'

export const noteLabels = {
  body: 'Note',
  visibility: 'Who sees it',
  motivation: 'What it is',
  blocking: 'Blocks publication while it is open',
}
const seenBy = { INTERNAL: 'The desk alone', PUBLIC: 'Readers, once it is published' }

export function sayNote(name: string, value: string): string {
  if (name === 'blocking') return value === 'on' ? 'Yes' : 'No'
  const words: Readonly<Record<string, string>> = { ...seenBy, ...motivationLabels }
  return name === 'body' ? value : (words[value] ?? value)
}

export function NoteFields() {
  const place = useRef<HTMLDivElement>(null)
  const { visibility, body = '' } = useFormValues(place)
  const isPublic = visibility === 'PUBLIC'
  return (
    <div ref={place} className="stack">
      <TextField
        name="body"
        label={noteLabels.body}
        rows={3}
        maxLength={2000}
        hint={<NoteHint length={body.length} isPublic={isPublic} />}
      />
      {isPublic ? <WordingNotice name="body" /> : null}
      <RadioField name="visibility" legend={noteLabels.visibility} options={optionsOf(seenBy)} />
      <CheckField name="blocking" label={noteLabels.blocking} />
      <SelectField name="motivation" label={noteLabels.motivation} options={optionsOf(motivationLabels)} />
    </div>
  )
}

function NoteHint({ length, isPublic }: { length: number; isPublic: boolean }) {
  const over = length - publicNoteMax
  if (!isPublic) return <>{length} characters. *Emphasis*, **strong**, [words](https://…), record 8.</>
  return (
    <>
      {length} of {publicNoteMax} characters. {over > 0 ? `Shorten it by ${over}. ` : ''}
      Neutral verbs: says, states, reports.
    </>
  )
}
