'use client'

import { useEffect, useRef, useState } from 'react'
import { useField } from '#components/ui/form-context.client'
import { useHydrated } from '#components/ui/use-hydrated'
import {
  type Answers,
  type Relation,
  relation,
  relationLabels,
  relationBlocker,
} from '#features/records/record'
import { answerLabels, optionsOf } from './answer-labels'

type Props = { answers: Answers; superseded: readonly string[] }

/** The relation that the answers allow, and beside each of the others why it is not. */
export function RelationField({ answers, superseded }: Props) {
  const { id, value, error, errorId } = useField('relation')
  const isLive = useHydrated()
  const [chosen, setChosen] = useState(value)
  const place = useRef<HTMLFieldSetElement>(null)
  const reasonOf = (of: Relation) =>
    of === 'SUPERSEDED' ? superseded.join(' ') || null : relationBlocker(of, answers)
  const open = relation.options.filter((of) => of !== 'SUPERSEDED' && reasonOf(of) === null)

  // The answers decide: when they change, so does what they allow. A changed position is for the editor to say.
  const messages = JSON.stringify(answers)
  const [before, setBefore] = useState(messages)
  if (messages !== before) {
    setBefore(messages)
    const isStillOpen = relation.options.some((of) => of === chosen && reasonOf(of) === null)
    if (!isStillOpen) setChosen(open[0] ?? '')
  }
  useEffect(() => {
    if (chosen !== value) place.current?.closest('form')?.dispatchEvent(new Event('input', { bubbles: true }))
  }, [chosen, value])

  return (
    <fieldset
      ref={place}
      className={error === undefined ? 'relation' : 'relation bad'}
      aria-describedby={error === undefined ? undefined : errorId}
    >
      <legend>{answerLabels.relation}</legend>
      {relation.options.map((of) => {
        const reason = reasonOf(of)
        const isShut = reason !== null
        return (
          <div key={of} className={isShut ? 'shut' : undefined}>
            <label className="check">
              <input
                type="radio"
                name="relation"
                value={of}
                checked={chosen === of}
                disabled={isLive && isShut && chosen !== of}
                aria-describedby={isShut ? `${id}-${of}` : undefined}
                onChange={() => setChosen(of)}
              />
              <span>{relationLabels[of]}</span>
            </label>
            {isShut ? (
              <p className="hint" id={`${id}-${of}`}>
                Not this: {reason}
              </p>
            ) : null}
          </div>
        )
      })}
      <output className="visually-hidden">
        {chosen === '' ? 'The answers allow none yet.' : `Chosen: ${labelOf(chosen)}`}
      </output>
      {error === undefined ? null : (
        <p className="field-error" id={errorId}>
          {error}
        </p>
      )}
    </fieldset>
  )
}

const labelOf = (chosen: string) =>
  optionsOf(relationLabels).find(({ value }) => value === chosen)?.label ?? chosen
