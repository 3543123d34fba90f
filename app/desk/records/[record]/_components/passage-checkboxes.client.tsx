'use client'

import { useContext, useEffect, useRef, useState } from 'react'
import { clearSelection, useSelection } from '#components/passage-picker/selection-store.client'
import { FormContext, useField } from '#components/ui/form-context.client'
import { passageFields } from '#features/records/passage-fields'
import { formatSelection, textAtPosition } from './selected-positions'
import { TypedPassage } from './typed-passage.client'
import type { PassageSide } from './workspace'

type PassageOption = { index: number; statementId: string; place: string }

/** The passages that a form holds, each with a box to let it go; what is marked is added when asked. */
export function PassageCheckboxes({ sides }: { sides: readonly PassageSide[] }) {
  const { values } = useContext(FormContext)
  const { error } = useField('passages')
  const slots = passageFields(values)
  const [added, setAdded] = useState<readonly PassageOption[]>([])
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (added.length > 0) place.current?.closest('form')?.dispatchEvent(new Event('input', { bubbles: true }))
  }, [added])
  const stored = [...slots.flatMap((slot) => ('place' in slot ? [slot] : [])), ...added]
  const next = Math.max(...slots.map(({ index }) => index), ...added.map(({ index }) => index), -1) + 1
  const add = (statementId: string, taken: string) =>
    setAdded([...added, { index: next, statementId, place: taken }])
  return (
    <div ref={place} className="passages">
      {sides.map((side) => (
        <fieldset key={side.key}>
          <legend>Words on the {side.where}</legend>
          {stored
            .filter(({ statementId }) => statementId === side.statementId)
            .map((one) => (
              <PassageCheckbox key={one.index} passage={one} text={side.text} />
            ))}
          <AddMarked side={side} add={add} />
        </fieldset>
      ))}
      <TypedPassage sides={sides} />
      {error === undefined ? null : <p className="field-error">{error}</p>}
    </div>
  )
}

function PassageCheckbox({ passage, text }: { passage: PassageOption; text: string }) {
  const { index, statementId, place } = passage
  return (
    <label className="check">
      <input type="hidden" name={`passages.${index}.statementId`} value={statementId} />
      <input type="checkbox" name={`passages.${index}.place`} value={place} defaultChecked />
      <span>“{textAtPosition(text, place)}”</span>
    </label>
  )
}

type AddProps = { side: PassageSide; add: (statementId: string, place: string) => void }

function AddMarked({ side, add }: AddProps) {
  const marked = useSelection(side.key)
  if (!marked) return <p className="hint by-script">Mark words on the {side.where} to add them.</p>
  return (
    <button
      type="button"
      className="button"
      onClick={() => {
        add(side.statementId, formatSelection(marked))
        clearSelection(side.key)
      }}
    >
      Add “{marked.exact}”
    </button>
  )
}
