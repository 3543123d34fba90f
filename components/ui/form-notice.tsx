import type { FormState } from './form-state'
import { Icon } from './icon'

/** What stands in the way, at the head of the form; the fields say the rest. */
export function FormNotice({
  state,
  labels,
  isKept = true,
}: {
  state: FormState
  labels: Readonly<Record<string, string>>
  /** False for a form that keeps nothing: passwords. */
  isKept?: boolean
}) {
  if (state.status === 'invalid') {
    const [first] = Object.entries(state.errors)
    const where = first === undefined ? '' : (labels[first[0]] ?? '')
    return (
      <div className="banner alert" role="alert" tabIndex={-1}>
        <Icon name="alert" />
        <p>
          <strong>Not saved yet.</strong> {where === '' ? '' : `${where}: `}
          {first?.[1]}
        </p>
      </div>
    )
  }
  if (state.status !== 'refused') return null
  return (
    <div className="banner alert" role="alert" tabIndex={-1}>
      <Icon name="alert" />
      <p>
        <strong>Not saved.</strong> {state.message} {isKept ? 'What you typed is kept. ' : ''}
        {state.link ? <a href={state.link.href}>{state.link.label}</a> : null}
      </p>
    </div>
  )
}
