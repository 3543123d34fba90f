'use client'

import type { ReactNode } from 'react'
import { describedBy, Field } from './field'
import { useField } from './form-context.client'
import { Icon } from './icon'

type Named = { name: string; label: string; hint?: ReactNode }
type TextProps = Named & {
  /** More than one row makes it a textarea. */
  rows?: number
  lang?: string | undefined
  maxLength?: number
  required?: boolean
  autoComplete?: string
  list?: string
}

/** A required field without text is refused in our words beside it, not by the browser's own bubble. */
export function TextField({
  name,
  label,
  hint,
  rows = 1,
  list,
  autoComplete = 'off',
  required,
  ...rest
}: TextProps) {
  const { id, value, error, ...ids } = useField(name)
  const shared = {
    ...{ id, name, defaultValue: value, 'aria-required': required },
    ...rest,
    ...describedBy({ hint, error, ...ids }),
  }
  return (
    <Field id={id} label={label} hint={hint} error={error} ids={ids}>
      {rows > 1 ? (
        <textarea {...shared} rows={rows} dir="auto" />
      ) : (
        <input {...shared} type="text" list={list} autoComplete={autoComplete} dir="auto" />
      )}
    </Field>
  )
}

type Option = { value: string; label: string }

export function SelectField({ name, label, hint, options }: Named & { options: readonly Option[] }) {
  const { id, value, error, ...ids } = useField(name)
  return (
    <Field id={id} label={label} hint={hint} error={error} ids={ids}>
      <select id={id} name={name} defaultValue={value} {...describedBy({ hint, error, ...ids })}>
        {options.map((option) => (
          <option key={option.value} value={option.value} dir="auto">
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** Submits "on" if ticked, and nothing otherwise. */
export function CheckField({ name, label, hint }: Named) {
  const { id, value, error, ...ids } = useField(name)
  return (
    <div className="tick">
      <label className="check" htmlFor={id}>
        <input
          id={id}
          name={name}
          type="checkbox"
          defaultChecked={value === 'on'}
          {...describedBy({ hint, error, ...ids })}
        />
        <span>{label}</span>
      </label>
      {hint === undefined ? null : (
        <p className="hint" id={ids.hintId}>
          {hint}
        </p>
      )}
      {error === undefined ? null : (
        <p className="field-error" id={ids.errorId}>
          <Icon name="alert" />
          {error}
        </p>
      )}
    </div>
  )
}

type RadioProps = { name: string; legend: string; hint?: ReactNode; options: readonly Option[] }

export function RadioField({ name, legend, hint, options }: RadioProps) {
  const { value, error, ...ids } = useField(name)
  return (
    <fieldset
      className={error === undefined ? 'choice' : 'choice bad'}
      {...describedBy({ hint, error, ...ids })}
    >
      <legend>{legend}</legend>
      {options.map((option) => (
        <label className="check" key={option.value}>
          <input type="radio" name={name} value={option.value} defaultChecked={value === option.value} />
          <span>{option.label}</span>
        </label>
      ))}
      {hint === undefined ? null : (
        <p className="hint" id={ids.hintId}>
          {hint}
        </p>
      )}
      {error === undefined ? null : (
        <p className="field-error" id={ids.errorId}>
          <Icon name="alert" />
          {error}
        </p>
      )}
    </fieldset>
  )
}
