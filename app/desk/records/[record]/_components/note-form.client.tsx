'use client'

import { DeskForm } from '#components/ui/desk-form.client'
import type { FormAction } from '#components/ui/form-state'
import { noteValues } from '#features/annotations/schema'
import { motivationLabels, publicNoteMax } from '#features/annotations/annotation'
import { useRef, useContext, useEffect, useState } from 'react'
import { CheckField, RadioField, SelectField, TextField } from '#components/ui/fields.client'
import { useFormValues, FormContext, useField } from '#components/ui/form-context.client'
import { optionsOf } from './answer-labels'
import { WordingNotice } from './editorial-field.client'
import { getSelectionIn, useSelection } from '#components/passage-picker/selection-store.client'
import { useKeys } from '#components/ui/use-keys.client'
import { passageFields } from '#features/records/passage-fields'
import {
  formatSelection,
  selectedPositions,
  wordsAtPosition,
  SelectedPassages,
} from './passage-inputs.client'
import type { PassageSide } from './workspace'
import { ownValue } from '#lib/own-value'
import styles from './workspace.module.css'

type NoteFormProps = {
  name: string
  note: Parameters<typeof noteValues>[0]
  recordNumber: string
  form: { action: FormAction; editorId: string; revision: number; idempotencyKey: string }
}

export function NoteForm({ name, note, recordNumber, form }: NoteFormProps) {
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

const noteLabels = {
  body: 'Note',
  visibility: 'Who sees it',
  motivation: 'What it is',
  blocking: 'Blocks publication while it is open',
}
const seenBy = { INTERNAL: 'The desk alone', PUBLIC: 'Readers, once it is published' }

function sayNote(name: string, value: string): string {
  if (name === 'blocking') return value === 'on' ? 'Yes' : 'No'
  const words: Readonly<Record<string, string>> = { ...seenBy, ...motivationLabels }
  return name === 'body' ? value : (ownValue(words, value) ?? value)
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
  const excess = length - publicNoteMax
  if (!isPublic) return <>{length} characters. *Emphasis*, **strong**, [words](https://…), record 8.</>
  return (
    <>
      {length} of {publicNoteMax} characters. {excess > 0 ? `Shorten it by ${excess}. ` : ''}
      Neutral verbs: says, states, reports.
    </>
  )
}

/** The target of a note: the words selected when the editor began it, or the whole record. */
export function NoteTarget({ sides }: { sides: readonly PassageSide[] }) {
  const { values } = useContext(FormContext)
  const { error } = useField('passages')
  const selections = { a: useSelection('a'), b: useSelection('b') }
  const [positions, setPositions] = useState(() => selectedPositions(passageFields(values), sides))
  const [isWhole, setWhole] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const isSome = positions.a !== '' || positions.b !== ''
  const isAny = selections.a !== null || selections.b !== null
  const isFree = !isSome && !isWhole
  const begin = () => {
    if (isAny) setPositions({ a: formatSelection(selections.a), b: formatSelection(selections.b) })
    place.current?.closest('form')?.querySelector<HTMLElement>('[name="body"]')?.focus()
  }
  // A note that is typed while words are marked is a note on them.
  useEffect(() => {
    const form = place.current?.closest('form')
    if (!form || !isFree) return
    const take = ({ target }: Event) => {
      if (!(target instanceof HTMLTextAreaElement) || target.name !== 'body') return
      const [a, b] = [getSelectionIn('a'), getSelectionIn('b')]
      if (a ?? b) setPositions({ a: formatSelection(a), b: formatSelection(b) })
    }
    for (const type of ['focusin', 'input']) form.addEventListener(type, take)
    return () => {
      for (const type of ['focusin', 'input']) form.removeEventListener(type, take)
    }
  }, [isFree])
  useKeys({ n: begin })
  const [first] = useState(positions)
  // Save the draft again, so that a typed note and its passages stay together.
  useEffect(() => {
    const form = place.current?.closest('form')
    if (positions !== first && form?.querySelector<HTMLTextAreaElement>('[name="body"]')?.value)
      form.dispatchEvent(new Event('input', { bubbles: true }))
  }, [positions, first])
  const writeOnRecord = () => {
    setWhole(true)
    setPositions({ a: '', b: '' })
  }
  const words = sides
    .filter(({ key }) => positions[key] !== '')
    .map((side) => wordsAtPosition(side, positions[side.key]))
  return (
    <div ref={place} className={styles['note-target']}>
      <SelectedPassages sides={sides} positions={positions} />
      <h2 id="note">Note on {isSome ? words.join(' and ') : 'the whole record'}</h2>
      <p className="actions">
        <button type="button" className="linked by-script" onClick={begin}>
          {isAny ? 'On what is marked' : 'Write'} <kbd>N</kbd>
        </button>
        {isSome ? (
          <button type="button" className="linked" onClick={writeOnRecord}>
            On the whole record instead
          </button>
        ) : null}
      </p>
      {error === undefined ? null : <p className="field-error">{error}</p>}
    </div>
  )
}
