'use client'

import { type RefObject, useEffect, useRef, useState } from 'react'
import { Icon } from '#components/ui/icon'
import { useKeys } from '#components/ui/use-keys.client'
import { useCompare } from './compare-context.client'
import { pageChecks, type PageCheck } from './checks'
import { proposedIn } from './compare-state'
import styles from './compare.module.css'

type Props = { colleagues: readonly { id: string; name: string }[] }

/** The last row: what the desk checked, who reviews, and the two ways to save. */
export function SendRow({ colleagues }: Props) {
  const { values, step } = useCompare()
  const place = useRef<HTMLDivElement>(null)
  const checks = pageChecks(values)
  const notice = useCompleteSending(place, checks)
  useKeys({ 'ctrl+enter': () => place.current?.closest('form')?.requestSubmit() })
  return (
    <div ref={place} className={styles['end']}>
      <ul className={styles['checks']} aria-label="Checked by the desk">
        {checks.map(({ label, unmet }) => (
          <li key={label} className={unmet.length === 0 ? undefined : styles['unmet']}>
            <Icon name={unmet.length === 0 ? 'met' : 'alert'} />
            {unmet.length === 0 ? (
              label
            ) : (
              <button type="button" className="linked" onClick={() => goTo(unmet)}>
                {label}
              </button>
            )}
          </li>
        ))}
      </ul>
      <label className={styles['reviewer']}>
        To
        <select
          value={values['reviewer'] ?? ''}
          onChange={({ target }) => step({ do: 'type', name: 'reviewer', value: target.value })}
        >
          <option value="">Any editor</option>
          {colleagues.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" name="outcome" value="KEEP" className="button">
        Save as a draft
      </button>
      <output className={styles['not-sent']}>{notice}</output>
    </div>
  )
}

/** The label of the button that sends. */
export function SendLabel({ values }: { values: Readonly<Record<string, string>> }) {
  const count = proposedIn(values).length
  return (
    <>
      {count === 0 ? 'Send to review' : `Accept ${count} and send`} <kbd>Ctrl Enter</kbd>
    </>
  )
}

/** Focuses the first of these fields, after opening the folded part around it. */
function goTo(fields: readonly string[]): void {
  const [first = ''] = fields
  const place =
    document.querySelector<HTMLElement>(`[data-field="${first}"]`) ??
    document.querySelector<HTMLElement>(`[data-question="${first}"] button`) ??
    document.querySelector<HTMLElement>(`[data-paste="${first}"]`) ??
    document.querySelector<HTMLElement>(
      first === 'links' ? '[data-marking="a"]' : `[data-marking="compare-${first}"]`,
    )
  const folded = place?.closest('details')
  if (folded) folded.open = true
  place?.focus()
}

/**
 * An incomplete record is not sent: the focus goes to what is missing, and nothing else moves. Returns the sentence about
 * the last try.
 */
function useCompleteSending(place: RefObject<HTMLElement | null>, checks: readonly PageCheck[]): string {
  const [notice, setNotice] = useState('')
  const latest = useRef(checks)
  useEffect(() => {
    latest.current = checks
  })
  useEffect(() => {
    const form = place.current?.closest('form')
    const listening = new AbortController()
    const guard = (event: SubmitEvent) => {
      const isDraft = event.submitter instanceof HTMLButtonElement && event.submitter.value === 'KEEP'
      const needed = isDraft ? latest.current.slice(0, 1) : latest.current
      const unmet = needed.filter((check) => check.unmet.length > 0)
      const [first] = unmet
      setNotice(first ? notSent(unmet.length) : '')
      if (!first) return
      event.preventDefault()
      goTo(first.unmet)
    }
    // Before React's own listener, which is at the root.
    form?.addEventListener('submit', guard, { signal: listening.signal })
    return () => listening.abort()
  }, [place])
  return notice
}

const notSent = (count: number): string =>
  `Not sent: ${count === 1 ? 'one thing needs' : `${count} things need`} a look. Nothing is lost.`
