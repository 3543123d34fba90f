'use client'

import { useContext, useEffect, useRef, useState } from 'react'
import { useSelection } from '#components/passage-picker/selection-store.client'
import { FormContext, useField } from '#components/ui/form-context.client'
import { useKeys } from '#components/ui/use-keys.client'
import { passageFields } from '#features/records/passage-fields'
import { formatSelection, selectedPositions, textAtPosition } from './selected-positions'
import { SelectedPassages } from './selected-passages'
import type { PassageSide } from './workspace'

/** What the note is on: the words that were marked when it was begun, or the whole record. */
export function NoteTarget({ sides }: { sides: readonly PassageSide[] }) {
  const { values } = useContext(FormContext)
  const { error } = useField('passages')
  const marked = { a: useSelection('a'), b: useSelection('b') }
  const [taken, setTaken] = useState(() => selectedPositions(passageFields(values), sides))
  const place = useRef<HTMLDivElement>(null)
  const isSome = taken.a !== '' || taken.b !== ''
  const isAny = marked.a !== null || marked.b !== null
  const begin = () => {
    if (isAny) setTaken({ a: formatSelection(marked.a), b: formatSelection(marked.b) })
    place.current?.closest('form')?.querySelector<HTMLElement>('[name="body"]')?.focus()
  }
  useKeys({ n: begin })
  const [first] = useState(taken)
  useEffect(() => {
    if (taken !== first) place.current?.closest('form')?.dispatchEvent(new Event('input', { bubbles: true }))
  }, [taken, first])
  const words = sides
    .filter(({ key }) => taken[key] !== '')
    .map(({ key, text }) => `“${textAtPosition(text, taken[key])}”`)
  return (
    <div ref={place} className="note-target">
      <SelectedPassages sides={sides} taken={taken} />
      <h2 id="note">Note on {isSome ? words.join(' and ') : 'the whole record'}</h2>
      <p className="actions">
        <button type="button" className="linked by-script" onClick={begin}>
          {isAny ? 'On what is marked' : 'Write'} <kbd>N</kbd>
        </button>
        {isSome ? (
          <button type="button" className="linked" onClick={() => setTaken({ a: '', b: '' })}>
            On the whole record instead
          </button>
        ) : null}
      </p>
      {error === undefined ? null : <p className="field-error">{error}</p>}
    </div>
  )
}
