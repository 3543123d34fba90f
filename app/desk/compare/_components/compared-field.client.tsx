'use client'

import { type KeyboardEvent, type ReactNode, useId } from 'react'
import { Icon } from '#components/ui/icon'
import { useCompare, useComparedField } from './compare-context.client'
import styles from './compare.module.css'

/** Id of the sentence that explains a proposed value to a screen reader. */
export const proposedHint = 'proposed-hint'

type Props = {
  name: string
  label: string
  maxLength: number
  rows?: number
  className?: string
  /** Words beside the label. */
  lead?: string
  list?: string
  /** The label is beside the field already, for those who see. */
  isLabelHidden?: boolean
}

/**
 * A field whose proposed value is grey with a broken edge. Tab accepts the value, typing replaces it, and Enter accepts
 * every proposal of the page.
 */
export function ComparedField({
  name,
  label,
  maxLength,
  rows = 1,
  className = '',
  lead,
  list,
  ...shown
}: Props) {
  const id = useId()
  const { value, error, isProposed, type } = useComparedField(name)
  const press = useAccepting(name)
  const described = [isProposed ? proposedHint : [], error === undefined ? [] : `${id}-error`].flat()
  const shared = {
    id,
    value,
    maxLength,
    'data-field': name,
    dir: 'auto' as const,
    autoComplete: 'off',
    className: `${styles['field'] ?? ''} ${isProposed ? (styles['proposed'] ?? '') : ''} ${className}`,
    'aria-describedby': described.length === 0 ? undefined : described.join(' '),
    'aria-invalid': error === undefined ? undefined : true,
    onKeyDown: press,
  }
  return (
    <div className={`field ${error === undefined ? '' : 'bad'}`}>
      <label htmlFor={id} className={shown.isLabelHidden === true ? styles['hidden-label'] : undefined}>
        {label}
        {lead === undefined ? null : <span className={styles['lead']}> {lead}</span>}
      </label>
      {rows > 1 ? (
        <textarea {...shared} rows={rows} onChange={({ target }) => type(target.value)} />
      ) : (
        <input {...shared} type="text" list={list} onChange={({ target }) => type(target.value)} />
      )}
      <FieldProblem id={id} error={error} />
    </div>
  )
}

type SelectProps = {
  name: string
  label: string
  options: readonly { value: string; label: string }[]
  fallback?: string
  isLabelHidden?: boolean
}

/** A choice whose proposed value is grey until it is accepted. */
export function ComparedSelect({ name, label, options, fallback = '', isLabelHidden }: SelectProps) {
  const id = useId()
  const { value, error, isProposed, type } = useComparedField(name)
  const press = useAccepting(name)
  return (
    <div className={`field ${error === undefined ? '' : 'bad'}`}>
      <label htmlFor={id} className={isLabelHidden === true ? styles['hidden-label'] : undefined}>
        {label}
      </label>
      <select
        id={id}
        value={value === '' ? fallback : value}
        data-field={name}
        className={`${styles['field'] ?? ''} ${isProposed ? (styles['proposed'] ?? '') : ''}`}
        aria-describedby={isProposed ? proposedHint : undefined}
        aria-invalid={error === undefined ? undefined : true}
        onKeyDown={press}
        onChange={({ target }) => type(target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <FieldProblem id={id} error={error} />
    </div>
  )
}

function FieldProblem({ id, error }: { id: string; error: ReactNode }) {
  if (error === undefined) return null
  return (
    <p className="field-error" id={`${id}-error`}>
      <Icon name="alert" />
      {error}
    </p>
  )
}

/** Tab accepts the value of a field; Enter accepts all, and never sends the form. */
function useAccepting(name: string) {
  const { step } = useCompare()
  return (event: KeyboardEvent<HTMLElement>) => {
    const { key, shiftKey, ctrlKey, metaKey, currentTarget } = event
    if (key === 'Tab' && !shiftKey) step({ do: 'change', values: {}, accepts: [name] })
    const isLine = !(currentTarget instanceof HTMLTextAreaElement)
    if (key === 'Enter' && isLine && !ctrlKey && !metaKey) {
      event.preventDefault()
      step({ do: 'acceptAll' })
    }
  }
}
