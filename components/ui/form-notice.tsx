import { type FormState, type Values, differingFields } from './form-state'
import { Icon } from './icon'
import styles from './form-notice.module.css'

/** Shows the first problem above the form. Each field shows its own error. */
export function FormNotice({
  state,
  labels,
  isKept = true,
}: {
  state: FormState
  labels: Readonly<Record<string, string>>
  /** False for forms that save no draft, such as passwords. */
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

type StaleNoticeProps = {
  submitted: Values
  stored: Values
  revision: number
  labels: Values
  formatValue: (name: string, value: string) => string
  discard: () => void
}

/** Shows both versions side by side, because an automatic merge could lose an edit. */
export function StaleNotice({ submitted, stored, revision, labels, formatValue, discard }: StaleNoticeProps) {
  const fields = differingFields(submitted, stored).filter((name) => name in labels)
  return (
    <div className={`banner alert ${styles.stale}`} role="alert" tabIndex={-1}>
      <Icon name="alert" />
      <div>
        <p>
          <strong>Somebody saved revision {revision} after you opened this.</strong> What you typed is kept.
          Nothing has been overwritten.
        </p>
        {fields.length > 0 ? null : (
          <p>
            {Object.keys(labels).length > 0
              ? 'The fields of this form say the same in both.'
              : 'Yours is new and replaces nothing.'}
          </p>
        )}
        <dl className={styles.both}>
          {fields.map((name) => (
            <div key={name}>
              <dt>{labels[name]}</dt>
              <dd>
                <span className="label">What stands now</span>
                <span className={styles.text}>{formatValue(name, stored[name] ?? '') || '(nothing)'}</span>
              </dd>
              <dd>
                <span className="label">What you typed</span>
                <span className={styles.text}>{formatValue(name, submitted[name] ?? '') || '(nothing)'}</span>
              </dd>
            </div>
          ))}
        </dl>
        <p className="actions">
          <button className="button" type="submit">
            Put mine on top, as revision {revision + 1}
          </button>
          <a className="button bare" href="?" onClick={discard}>
            Discard mine
          </a>
        </p>
      </div>
    </div>
  )
}
