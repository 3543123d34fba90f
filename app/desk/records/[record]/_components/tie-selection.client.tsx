'use client'

import { useContext, useEffect, useRef, useState } from 'react'
import { clearSelection, useSelection } from '#components/passage-picker/selection-store.client'
import { tieClass } from '#components/record/side-props'
import { FormContext, useField } from '#components/ui/form-context.client'
import { useKeys } from '#components/ui/use-keys.client'
import { passageFields } from '#features/records/passage-fields'
import { formatSelection, selectedPositions, textAtPosition } from './selected-positions'
import { SelectedPassages } from './selected-passages'
import type { PassageSide } from './workspace'

type Props = { sides: readonly PassageSide[]; ordinal: number }

/** What is marked on either side, followed as it changes; until then what came back with the form. */
export function TieSelection({ sides, ordinal }: Props) {
  const { values } = useContext(FormContext)
  const { error } = useField('passages')
  const [a, b] = [useSelection('a'), useSelection('b')]
  const [seen, setSeen] = useState({ a, b })
  const [taken, setTaken] = useState(() => {
    const back = selectedPositions(passageFields(values), sides)
    return { a: a ? formatSelection(a) : back.a, b: b ? formatSelection(b) : back.b }
  })
  if (a !== seen.a || b !== seen.b) {
    setSeen({ a, b })
    setTaken({
      a: a === seen.a ? taken.a : formatSelection(a),
      b: b === seen.b ? taken.b : formatSelection(b),
    })
  }
  const place = useRef<HTMLDivElement>(null)
  // A label that was typed is kept together with the words that it is for.
  useEffect(() => {
    const form = place.current?.closest('form')
    if (form?.querySelector<HTMLInputElement>('[name="label"]')?.value)
      form.dispatchEvent(new Event('input', { bubbles: true }))
  }, [taken])
  const clear = () => {
    clearSelection()
    setTaken({ a: '', b: '' })
  }
  useKeys({ escape: clear })

  const marked = sides.filter(({ key }) => taken[key] !== '')
  const missing = sides.find(({ key }) => taken[key] === '')
  return (
    <div ref={place}>
      <SelectedPassages sides={sides} taken={taken} />
      {marked.length === 0 ? (
        <p className="hint">Mark words on either side, then tie them.</p>
      ) : (
        <div className={`incomplete-tie ${tieClass(ordinal)}`}>
          <strong>
            <span className="tie-number">{ordinal}</span> Not tied yet
          </strong>
          {marked.map(({ key, text }) => `“${textAtPosition(text, taken[key])}”`).join(' and ')}{' '}
          {missing ? `needs words on the ${missing.where}. ` : ''}
          <button type="button" className="linked" onClick={clear}>
            Clear <kbd>Esc</kbd>
          </button>
        </div>
      )}
      {error === undefined ? null : <p className="field-error">{error}</p>}
    </div>
  )
}
