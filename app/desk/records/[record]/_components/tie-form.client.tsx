'use client'

import { DeskForm } from '#components/ui/desk-form.client'
import { TextField } from '#components/ui/fields.client'
import type { FormAction } from '#components/ui/form-state'
import { passageFields } from '#features/records/passage-fields'
import { tieValues } from '#features/records/schema'
import {
  PassageCheckboxes,
  wordsAtPosition,
  formatSelection,
  selectedPositions,
  SelectedPassages,
} from './passage-inputs.client'
import type { PassageSide, WorkspaceTie } from './workspace'
import { useContext, useEffect, useRef, useState } from 'react'
import { clearSelection, useSelection } from '#components/passage-picker/selection-store.client'
import { tieClass } from '#components/record/side-props'
import { FormContext, useField } from '#components/ui/form-context.client'
import { useKeys } from '#components/ui/use-keys.client'
import styles from './workspace.module.css'

type TieFormProps = {
  tie: WorkspaceTie
  sides: readonly PassageSide[]
  form: { action: FormAction; editorId: string; revision: number; idempotencyKey: string }
}

export function TieForm({ tie, sides, form }: TieFormProps) {
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
    return (side && wordsAtPosition(side, value)) || value
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

type TieSelectionProps = { sides: readonly PassageSide[]; ordinal: number }

/** Follows the selection on both sides. Until it changes, it shows the submitted or restored passages. */
export function TieSelection({ sides, ordinal }: TieSelectionProps) {
  const { values } = useContext(FormContext)
  const { error } = useField('passages')
  const [a, b] = [useSelection('a'), useSelection('b')]
  const [seen, setSeen] = useState({ a, b })
  const [positions, setPositions] = useState(() => {
    const initial = selectedPositions(passageFields(values), sides)
    return { a: a ? formatSelection(a) : initial.a, b: b ? formatSelection(b) : initial.b }
  })
  if (a !== seen.a || b !== seen.b) {
    setSeen({ a, b })
    setPositions({
      a: a === seen.a ? positions.a : formatSelection(a),
      b: b === seen.b ? positions.b : formatSelection(b),
    })
  }
  const place = useRef<HTMLDivElement>(null)
  // Save the draft again, so that a typed label and its passages stay together.
  useEffect(() => {
    const form = place.current?.closest('form')
    if (form?.querySelector<HTMLInputElement>('[name="label"]')?.value)
      form.dispatchEvent(new Event('input', { bubbles: true }))
  }, [positions])
  const clear = () => {
    clearSelection()
    setPositions({ a: '', b: '' })
  }
  useKeys({ escape: clear })

  const selectedSides = sides.filter(({ key }) => positions[key] !== '')
  const emptySide = sides.find(({ key }) => positions[key] === '')
  return (
    <div ref={place}>
      <SelectedPassages sides={sides} positions={positions} />
      {selectedSides.length === 0 ? (
        <p className="hint">Mark words on either side, then tie them.</p>
      ) : (
        <div className={`${styles['incomplete-tie']} ${tieClass(ordinal)}`}>
          <strong>
            <span className="tie-number">{ordinal}</span> Not tied yet
          </strong>
          {selectedSides.map((side) => wordsAtPosition(side, positions[side.key])).join(' and ')}{' '}
          {emptySide ? `needs words on the ${emptySide.where}. ` : ''}
          <button type="button" className="linked" onClick={clear}>
            Clear <kbd>Esc</kbd>
          </button>
        </div>
      )}
      {error === undefined ? null : <p className="field-error">{error}</p>}
    </div>
  )
}
