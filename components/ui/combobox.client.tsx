'use client'

import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react'
import { describedBy, Field } from './field'
import { useField } from './form-context.client'
import styles from './combobox.module.css'

export type Option = { value: string; label: string; about: string }

type Props = {
  name: string
  label: string
  hint?: string
  /** A GET handler of the desk that answers `{ found: Option[] }` to `?q=`. */
  source: string
}

/** Prevents a mouse press on an option from blurring the field, which would close the list before the click. */
const keepFocus = (event: MouseEvent) => event.preventDefault()
const waitMs = 150
const isOptionList = (answer: unknown): answer is { found: Option[] } =>
  typeof answer === 'object' && answer !== null && 'found' in answer && Array.isArray(answer.found)

/** A text field with similar names on file as options. Without script it is a plain text field. */
export function Combobox({ name, label, hint, source }: Props) {
  const { id, value, error, ...ids } = useField(name)
  const [typed, setTyped] = useState(value)
  const [query, setQuery] = useState('')
  const [options, setOptions] = useState<readonly Option[]>([])
  const [chosen, setChosen] = useState<Option | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const offers = useRef<HTMLUListElement>(null)

  useEffect(() => {
    if (query.trim() === '') return
    const stop = new AbortController()
    const timer = setTimeout(() => {
      fetch(`${source}?${new URLSearchParams({ q: query }).toString()}`, { signal: stop.signal })
        .then((answer) => answer.json())
        .then((answer: unknown) => {
          if (isOptionList(answer)) setOptions(answer.found)
        })
        // If the request fails, the field works as a plain text field.
        .catch(() => setOptions([]))
    }, waitMs)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [query, source])

  const close = () => {
    setOptions([])
    setQuery('')
  }
  const choose = (option: Option) => {
    setTyped(option.value)
    setChosen(option)
    close()
    input.current?.focus()
  }
  // A chosen option triggers a draft save, as typing does.
  useEffect(() => {
    if (typed !== value) input.current?.form?.dispatchEvent(new Event('change', { bubbles: true }))
  }, [typed, value])
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === 'Escape') close()
    if (!step || options.length === 0) return
    event.preventDefault()
    const stops = [input.current, ...(offers.current?.querySelectorAll('button') ?? [])]
    const here = stops.findIndex((stop) => stop === document.activeElement)
    stops[(here + step + stops.length) % stops.length]?.focus()
  }

  return (
    <Field id={id} label={label} hint={hint} error={error} ids={ids}>
      <div
        className={styles.combobox}
        onBlur={({ currentTarget, relatedTarget }) => {
          // The list covers the fields below, so it closes when the focus leaves.
          if (!currentTarget.contains(relatedTarget)) close()
        }}
      >
        <input
          ref={input}
          id={id}
          name={name}
          type="text"
          autoComplete="off"
          dir="auto"
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value)
            setQuery(target.value)
            setChosen(null)
            if (target.value.trim() === '') close()
          }}
          onKeyDown={press}
          {...describedBy({ hint, error, ...ids })}
        />
        <output className="visually-hidden">
          {options.length === 0 ? '' : `${options.length} on file, arrow down to choose`}
        </output>
        {/* A slug or id needs a readable label; a name does not. */}
        {chosen && chosen.value !== chosen.label ? (
          <p className={styles.chosen}>
            <strong>
              <bdi>{chosen.label}</bdi>
            </strong>{' '}
            <bdi>{chosen.about}</bdi>
          </p>
        ) : null}
        <ul ref={offers} hidden={options.length === 0}>
          {options.map((option) => (
            <li key={option.value}>
              <button type="button" onMouseDown={keepFocus} onClick={() => choose(option)} onKeyDown={press}>
                <strong>
                  <bdi>{option.label}</bdi>
                </strong>{' '}
                <bdi className="label">{option.about}</bdi>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </Field>
  )
}
