import type { ReactNode } from 'react'
import { Icon } from './icon'

type Props = {
  id: string
  label: string
  hint?: ReactNode
  error?: string | undefined
  ids: { errorId: string; hintId: string }
  children: ReactNode
}

/** A control with its label above, and its hint and error below. */
export function Field({ id, label, hint, error, ids, children }: Props) {
  return (
    <div className={error === undefined ? 'field' : 'field bad'}>
      <label htmlFor={id}>{label}</label>
      {children}
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

type Described = { hint?: ReactNode; error?: string | undefined; errorId: string; hintId: string }

/** The ARIA attributes that link a control to its hint and error. */
export function describedBy({ hint, error, errorId, hintId }: Described) {
  const ids = [hint === undefined ? [] : [hintId], error === undefined ? [] : [errorId]].flat()
  return {
    'aria-describedby': ids.length === 0 ? undefined : ids.join(' '),
    'aria-invalid': error === undefined ? undefined : true,
  }
}
