'use client'

import { useContext, useEffect, useRef, useState } from 'react'
import { clearSelection, useSelection } from '#components/passage-picker/selection-store.client'
import { FormContext, useField } from '#components/ui/form-context.client'
import {
  passageFields,
  formatPosition,
  type PassageField,
  parsePosition,
} from '#features/records/passage-fields'
import { passageWords } from '#features/publications/voice'
import { isolated } from '#lib/sentence'
import type { PassageSide, SideKey } from './workspace'
import { TextField } from '#components/ui/fields.client'
import styles from './workspace.module.css'

type PassageOption = { index: number; statementId: string; place: string }

/** A checkbox for each passage of the form, and a button that adds the current selection. */
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
  const add = (statementId: string, position: string) =>
    setAdded([...added, { index: next, statementId, place: position }])
  return (
    <div ref={place} className={styles['passages']}>
      {sides.map((side) => (
        <fieldset key={side.key}>
          <legend>Words on the {side.where}</legend>
          {stored
            .filter(({ statementId }) => statementId === side.statementId)
            .map((passage) => (
              <PassageCheckbox key={passage.index} passage={passage} side={side} />
            ))}
          <AddSelection side={side} add={add} />
        </fieldset>
      ))}
      <TypedPassage sides={sides} />
      {error === undefined ? null : <p className="field-error">{error}</p>}
    </div>
  )
}

function PassageCheckbox({ passage, side }: { passage: PassageOption; side: PassageSide }) {
  const { index, statementId, place } = passage
  return (
    <label className="check">
      <input type="hidden" name={`passages.${index}.statementId`} value={statementId} />
      <input type="checkbox" name={`passages.${index}.place`} value={place} defaultChecked />
      <span>{wordsAtPosition(side, place)}</span>
    </label>
  )
}

type AddProps = { side: PassageSide; add: (statementId: string, place: string) => void }

function AddSelection({ side, add }: AddProps) {
  const selection = useSelection(side.key)
  if (!selection) return <p className="hint by-script">Mark words on the {side.where} to add them.</p>
  return (
    <button
      type="button"
      className="button"
      onClick={() => {
        add(side.statementId, formatSelection(selection))
        clearSelection(side.key)
      }}
    >
      Add {wordsAtPosition(side, formatSelection(selection))}
    </button>
  )
}

/** Lets editors paste the words. Without script it is the only way to add a passage. */
export function TypedPassage({ sides }: { sides: readonly PassageSide[] }) {
  const slots = passageFields(useContext(FormContext).values).filter((slot) => 'exact' in slot)
  const isTyped = slots.some((slot) => 'exact' in slot && slot.exact !== '')
  return (
    <details className={styles['typed']} open={isTyped || undefined}>
      <summary>Type the words instead</summary>
      {slots.map(({ index, statementId }) => {
        const where = sides.find((side) => side.statementId === statementId)?.where ?? 'left'
        return (
          <div key={index}>
            <input type="hidden" name={`passages.${index}.statementId`} value={statementId} />
            <TextField name={`passages.${index}.exact`} label={`Words on the ${where}`} rows={2} />
          </div>
        )
      })}
    </details>
  )
}

/** The indexes 0 and 1 belong to the typed passages. */
const first = 2

/** Hidden fields that submit the selected passage of each side. */
export function SelectedPassages({
  sides,
  positions,
}: {
  sides: readonly PassageSide[]
  positions: SelectedPositions
}) {
  return sides
    .filter(({ key }) => positions[key] !== '')
    .map(({ key, statementId }) => {
      const name = `passages.${key === 'a' ? first : first + 1}`
      return (
        <span key={key}>
          <input type="hidden" name={`${name}.statementId`} value={statementId} />
          <input type="hidden" name={`${name}.place`} value={positions[key]} />
        </span>
      )
    })
}

/** The selected passage of each side, as "110-133 the fare"; empty for none. */
type SelectedPositions = Readonly<Record<SideKey, string>>

/** Formats a selection as a form field value. */
export const formatSelection = (selection: { start: number; end: number; exact: string } | null): string =>
  selection ? formatPosition(selection) : ''

/** The selected passages in the fields of a form. */
export function selectedPositions(
  slots: readonly PassageField[],
  sides: readonly PassageSide[],
): SelectedPositions {
  const positionOn = (key: SideKey) => {
    const statementId = sides.find((side) => side.key === key)?.statementId
    const slot = slots.find((field) => 'place' in field && field.statementId === statementId)
    return slot && 'place' in slot ? slot.place : ''
  }
  return { a: positionOn('a'), b: positionOn('b') }
}

/**
 * The words as the editor selected them, even if the text at these offsets has changed since. Words that are not
 * the speaker’s are labelled with their source.
 */
export function wordsAtPosition({ statement }: PassageSide, place: string): string {
  const span = parsePosition(place)
  if (span === null) return ''
  const storedWords = statement.context.slice(span.start, span.end)
  const { exact = storedWords } = span
  return exact === storedWords ? passageWords(statement, { ...span, exact }) : isolated(`“${exact}”`)
}
