'use client'

import { useRef, useState } from 'react'
import { Combobox } from '#components/ui/combobox.client'
import { CheckField, SelectField, TextField } from '#components/ui/fields.client'
import { useField, useFilled } from '#components/ui/form-context.client'
import { useHydrated } from '#components/ui/use-hydrated'
import { useKeys } from '#components/ui/use-keys.client'
import { AnotherSpeakerField } from './another-speaker.client'
import styles from './statement-fields.module.css'

const stepsMax = 5

/** The attribution chain, from the last relayer to the originator. Empty steps are left out. */
export function AttributionSteps({ find }: { find: string }) {
  const { error, errorId } = useField('rungs')
  const filled = useFilled('rungs', stepsMax)
  const [shownCount, setShownCount] = useState(Math.max(2, filled))
  const isHydrated = useHydrated()
  const list = useRef<HTMLOListElement>(null)
  const count = isHydrated ? shownCount : stepsMax
  const add = () => {
    setShownCount(Math.min(stepsMax, shownCount + 1))
    // Focus the last step after React has rendered the new one.
    requestAnimationFrame(() => list.current?.lastElementChild?.querySelector<HTMLElement>('input')?.focus())
  }
  useKeys({ r: add })
  return (
    <fieldset className={styles.steps} aria-describedby={error === undefined ? undefined : errorId}>
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
      {isHydrated && shownCount < stepsMax ? (
        <button type="button" className="button" onClick={add}>
          Add a rung <kbd>R</kbd>
        </button>
      ) : null}
    </fieldset>
  )
}

const kinds = [
  { value: '', label: 'On file' },
  { value: 'PERSON', label: 'New: a person' },
  { value: 'ORGANISATION', label: 'New: an organisation' },
  { value: 'UNNAMED', label: 'Not named by the source' },
]

/** One speaker of the chain. Only an unnamed speaker has a description field. */
function AttributionStep({ index, find }: { index: number; find: string }) {
  const at = (field: string) => `rungs.${index}.${field}`
  return (
    <li className={styles.step}>
      <div className="two">
        <Combobox name={at('name')} label={`Rung ${index + 1}: who`} source={find} />
        <SelectField name={at('kind')} label="Speaker" options={kinds} />
      </div>
      <div className={styles.described}>
        <TextField
          name={at('describedAs')}
          label="Described as"
          hint="The source’s words for a speaker it does not name."
          maxLength={500}
        />
      </div>
      <div className="two">
        <TextField
          name={at('cue')}
          label="Cue"
          {...(index === 0 ? { hint: 'As “reports”, “added”, “has clarified”.' } : {})}
          maxLength={300}
        />
        <TextField name={at('capacity')} label="Role, as the source words it" maxLength={300} />
      </div>
      <CheckField name={at('seen')} label="We have seen this link ourselves" />
      <AnotherSpeakerField name={at('isAnother')} errorOf={at('name')} />
    </li>
  )
}
