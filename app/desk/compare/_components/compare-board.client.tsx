'use client'

import { useContext, useEffect, useReducer, useRef } from 'react'
import { StatusHints } from '#components/shell/status-hints.client'
import { FormContext } from '#components/ui/form-context.client'
import { useKeys } from '#components/ui/use-keys.client'
import { paths } from '#lib/paths'
import { CompareContext } from './compare-context.client'
import { firstState, proposedIn, reduceCompare, sentValues } from './compare-state'
import { ComparedField, proposedHint } from './compared-field.client'
import { ComparedPair } from './compared-pair.client'
import { OpenColumns } from './open-columns.client'
import { Questions } from './questions.client'
import { SendRow } from './send-row.client'
import { useColumn } from './use-column.client'
import styles from './compare.module.css'

type Props = {
  colleagues: readonly { id: string; name: string }[]
  /** Titles of disputes on file, newest first. */
  disputes: readonly string[]
  speakers: readonly string[]
  /** Shows the label of the button that sends, which depends on the proposals. */
  onValues: (values: Readonly<Record<string, string>>) => void
}

const keysOfText = [
  ['J K', 'next, previous'],
  ['Enter', 'add quote, accept all, compare'],
  ['D', 'drop'],
  ['E', 'adjust'],
  ['/', 'statement on file'],
] as const
const keysOfPair = [
  ['L', 'link'],
  ['1 2 3', 'answer'],
  ['Tab', 'accept'],
  ['Ctrl Enter', 'send'],
] as const

/** The whole page: two columns of text, what stands between them, and what crosses both. */
export function CompareBoard({ colleagues, disputes, speakers, onValues }: Props) {
  const { values: opened, errors } = useContext(FormContext)
  const [state, step] = useReducer(reduceCompare, opened, firstState)
  const { values } = state
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    place.current?.closest('form')?.dispatchEvent(new Event('input', { bubbles: true }))
    onValues(values)
  }, [values, onValues])

  const first = useColumn(values, 'first')
  const second = useColumn(values, 'second')
  useKeys({
    'ctrl+z': () => step({ do: 'undo' }),
    'ctrl+y': () => step({ do: 'redo' }),
    '/': () => document.querySelector<HTMLElement>('[data-on-file]')?.click(),
  })
  const count = proposedIn(values).length
  return (
    <CompareContext value={{ values, errors, step }}>
      <div ref={place} className={styles['board']}>
        {sentValues(values).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <p id={proposedHint} className="visually-hidden">
          Proposed by the desk. Tab accepts it, typing replaces it.
        </p>
        <datalist id="speakers-on-file">
          {speakers.map((name) => (
            <option key={name} value={name} dir="auto">
              {name}
            </option>
          ))}
        </datalist>
        {first.shown !== null && second.shown !== null ? (
          <>
            <ComparedPair
              first={first.shown}
              second={second.shown}
              files={{ first: first.file, second: second.file }}
              disputes={disputes}
            />
            <Questions />
            <div className={styles['cross']}>
              <ComparedField
                name="subject"
                label="Headline"
                lead="They disagree about …"
                maxLength={200}
                className={styles['headline'] ?? ''}
              />
              <ComparedField name="dispute" label="Dispute" maxLength={200} list="disputes-on-file" />
              <ComparedField name="reconciliation" label="Both could be true if" rows={2} maxLength={1000} />
              <ComparedField
                name="whatWouldSettleIt"
                label="What would settle it"
                lead="optional"
                rows={2}
                maxLength={600}
              />
              <datalist id="disputes-on-file">
                {disputes.map((title) => (
                  <option key={title} value={title} dir="auto">
                    {title}
                  </option>
                ))}
              </datalist>
            </div>
            <SendRow colleagues={colleagues} />
          </>
        ) : (
          <OpenColumns first={first} second={second} />
        )}
        <p className={styles['undo']}>
          <button
            type="button"
            className="button bare"
            aria-disabled={state.past.length === 0}
            onClick={() => step({ do: 'undo' })}
          >
            Undo <kbd>Ctrl Z</kbd>
          </button>
          <button
            type="button"
            className="button bare"
            aria-disabled={state.future.length === 0}
            onClick={() => step({ do: 'redo' })}
          >
            Redo <kbd>Ctrl Y</kbd>
          </button>
          <a className="button bare" href={paths.desk.newSource()}>
            One source at a time
          </a>
        </p>
        <StatusHints>
          <span className="keep">{count === 0 ? 'Compare' : `${count} proposed, not yet accepted`}</span>
          {(first.shown && second.shown ? keysOfPair : keysOfText).map(([key, does]) => (
            <span key={key}>
              <kbd>{key}</kbd> {does}
            </span>
          ))}
        </StatusHints>
      </div>
    </CompareContext>
  )
}
