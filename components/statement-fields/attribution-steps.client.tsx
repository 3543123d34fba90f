'use client'

import { useRef, useState } from 'react'
import { useHydrated } from '#components/ui/use-hydrated'
import { useField, useFilled } from '#components/ui/form-context.client'
import { useKeys } from '#components/ui/use-keys.client'
import { AttributionStep } from './attribution-step'

const rungsMax = 5

/** "Who says so, outermost first." The last rung is the originator; empty rungs are none. */
export function AttributionSteps({ find }: { find: string }) {
  const { error, errorId } = useField('rungs')
  const filled = useFilled('rungs', rungsMax)
  const [shown, setShown] = useState(Math.max(2, filled))
  const isHydrated = useHydrated()
  const list = useRef<HTMLOListElement>(null)
  const count = isHydrated ? shown : rungsMax
  const add = () => {
    setShown(Math.min(rungsMax, shown + 1))
    // To the new rung, once it is there; or to the last, where there is no room for more.
    requestAnimationFrame(() => list.current?.lastElementChild?.querySelector<HTMLElement>('input')?.focus())
  }
  useKeys({ r: add })
  return (
    <fieldset className="attribution-steps" aria-describedby={error === undefined ? undefined : errorId}>
      <legend>Who says so, outermost first</legend>
      <p className="hint">
        The publication that reports it, then whom it quotes, down to who said it. Empty rungs are left out.
      </p>
      {error === undefined ? null : (
        <p className="field-error" id={errorId}>
          {error}
        </p>
      )}
      <ol ref={list}>
        {Array.from({ length: count }, (_, index) => (
          <AttributionStep key={index} index={index} find={find} />
        ))}
      </ol>
      {isHydrated && shown < rungsMax ? (
        <button type="button" className="button" onClick={add}>
          Add a rung <kbd>R</kbd>
        </button>
      ) : null}
    </fieldset>
  )
}
