'use client'

import { useContext, useEffect, useRef, useState } from 'react'
import { clearMarked, useMarked } from '#components/marking/mark-events.client'
import { tieClass } from '#components/records/side-view'
import { FormContext, useField } from '#components/ui/form-context.client'
import { useKeys } from '#components/ui/use-keys.client'
import { passageFields } from '#features/records/passage-fields'
import { placeOf, takenIn, wordsAt } from './places'
import { TakenFields } from './taken-fields'
import type { PassageSide } from './workspace'

type Props = { sides: readonly PassageSide[]; ordinal: number }

/** What is marked on either side, followed as it changes; until then what came back with the form. */
export function MarkedPair({ sides, ordinal }: Props) {
  const { values } = useContext(FormContext)
  const { error } = useField('passages')
  const [a, b] = [useMarked('a'), useMarked('b')]
  const [seen, setSeen] = useState({ a, b })
  const [taken, setTaken] = useState(() => {
    const back = takenIn(passageFields(values), sides)
    return { a: a ? placeOf(a) : back.a, b: b ? placeOf(b) : back.b }
  })
  if (a !== seen.a || b !== seen.b) {
    setSeen({ a, b })
    setTaken({
      a: a === seen.a ? taken.a : placeOf(a),
      b: b === seen.b ? taken.b : placeOf(b),
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
    clearMarked()
    setTaken({ a: '', b: '' })
  }
  useKeys({ escape: clear })

  const marked = sides.filter(({ key }) => taken[key] !== '')
  const missing = sides.find(({ key }) => taken[key] === '')
  return (
    <div ref={place}>
      <TakenFields sides={sides} taken={taken} />
      {marked.length === 0 ? (
        <p className="hint">Mark words on either side, then tie them.</p>
      ) : (
        <div className={`pend ${tieClass(ordinal)}`}>
          <strong>
            <span className="n">{ordinal}</span> Not tied yet
          </strong>
          {marked.map(({ key, text }) => `“${wordsAt(text, taken[key])}”`).join(' and ')}{' '}
          {missing ? `needs words on the ${missing.where}. ` : ''}
          <button type="button" className="linked" onClick={clear}>
            Clear <kbd>Esc</kbd>
          </button>
        </div>
      )}
      {error === undefined ? null : <p className="err">{error}</p>}
    </div>
  )
}
