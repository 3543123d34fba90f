import { FactorFields } from './code-field.client'
import { confirmation, type FormState, type Merge, type Values } from './form-state'
import { Icon } from './icon'
import styles from './form-notice.module.css'
import type { SubmissionFailure } from './submission-failure'

/** Shows the first problem above the form. Each field shows its own error. */
export function FormNotice({
  state,
  labels,
  isDraftSaved = true,
  outcome = 'Not saved',
}: {
  state: FormState
  labels: Readonly<Record<string, string>>
  /** False for forms that save no draft, such as passwords. */
  isDraftSaved?: boolean
  /** The step that did not happen: “Not sent”. */
  outcome?: string | undefined
}) {
  if (state.status === 'invalid') {
    const [first] = Object.entries(state.errors)
    const where = first === undefined ? '' : (labels[first[0]] ?? '')
    return (
      <div className="banner alert" role="alert" tabIndex={-1}>
        <Icon name="alert" />
        <p>
          <strong>{outcome} yet.</strong> {where === '' ? '' : `${where}: `}
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
        <strong>{outcome}.</strong> {state.message} {isDraftSaved ? 'What you typed is kept. ' : ''}
        {state.link ? <a href={state.link.href}>{state.link.label}</a> : null}
      </p>
      <Retry state={state} />
    </div>
  )
}

/** The fields with which the same form is sent again: a confirmation, a code of the second factor. */
export function Retry({ state }: { state: FormState }) {
  if (state.status !== 'refused') return null
  return (
    <>
      {state.isQuestion ? <input type="hidden" name={confirmation} value="on" /> : null}
      {state.factors === undefined ? null : <FactorFields offer={state.factors} />}
    </>
  )
}

type FailureNoticeProps = {
  failure: SubmissionFailure
  /** False for forms that save no draft. */
  isDraftSaved?: boolean
  /** True if the form is sent again by itself. */
  isRetried?: boolean
}

/** Says that a submission got no answer of its action. The form around it stays as it is. */
export function FailureNotice({ failure, isDraftSaved = true, isRetried = false }: FailureNoticeProps) {
  return (
    <div className="banner alert" role="alert" tabIndex={-1}>
      <Icon name="alert" />
      <p>
        <strong>{failure.message}</strong> {isDraftSaved ? 'What you typed is kept in this browser. ' : null}
        {!isDraftSaved && failure.isUnanswered ? 'Wait a few seconds, then try again.' : null}
        {isRetried ? 'It is sent again by itself, unless you go on writing.' : null}
      </p>
      {isRetried ? (
        <button className="button" type="submit">
          Send it now
        </button>
      ) : null}
    </div>
  )
}

type StaleNoticeProps = {
  merge: Merge
  submitted: Values
  /** Null if the form only adds. */
  stored: Values | null
  revision: number
  labels: Values
  formatValue: (name: string, value: string) => string
  /** Puts the stored value of one field into the form. */
  takeStored: (name: string) => void
  discard: () => void
  /** The page's address: it loads again without the typed text. */
  address: string
}

/**
 * Shows a stale save, merged with the stored values field by field. Both texts of a field that both changed are shown,
 * because no merge of them can be right by itself.
 */
export function StaleNotice({
  merge,
  stored,
  revision,
  labels,
  takeStored,
  discard,
  address,
  ...texts
}: StaleNoticeProps) {
  const labelOf = (name: string) => labels[name] ?? 'Another field'
  const { conflicts, adopted: others } = merge
  return (
    <div className={`banner alert ${styles.stale}`} role="alert" tabIndex={-1}>
      <Icon name="alert" />
      <div>
        <p>
          <strong>Somebody saved revision {revision} after you opened this.</strong> What you typed is kept.
          Nothing has been overwritten.
        </p>
        {conflicts.length > 0 ? null : <p>{agreement(stored, labels)}</p>}
        <dl className={styles.both}>
          {conflicts.map((name) => (
            <Conflict key={name} name={name} label={labelOf(name)} stored={stored ?? {}} {...texts} />
          ))}
        </dl>
        <p className="actions by-script">
          {conflicts.map((name) => (
            <button key={name} type="button" className="linked" onClick={() => takeStored(name)}>
              Take what stands now: {labelOf(name)}
            </button>
          ))}
        </p>
        {others.length === 0 ? null : (
          <p>
            Only the other editor changed these, and they stay as they are now:{' '}
            {[...new Set(others.map(labelOf))].join(', ')}.
          </p>
        )}
        <p className="actions">
          <button className="button" type="submit">
            Put mine on top, as revision {revision + 1}
          </button>
          <a className="button bare" href={address} onClick={discard}>
            Discard mine
          </a>
        </p>
      </div>
    </div>
  )
}

function agreement(stored: Values | null, labels: Values): string {
  if (stored === null || Object.keys(labels).length === 0) return 'Yours is new and replaces nothing.'
  return 'You changed no field that they changed.'
}

type ConflictProps = Pick<StaleNoticeProps, 'submitted' | 'formatValue'> & {
  name: string
  label: string
  stored: Values
}

function Conflict({ name, label, stored, submitted, formatValue }: ConflictProps) {
  const text = (values: Values) => formatValue(name, values[name] ?? '') || '(nothing)'
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <span className="label">What stands now</span>
        <span className={styles.text}>{text(stored)}</span>
      </dd>
      <dd>
        <span className="label">What you typed</span>
        <span className={styles.text}>{text(submitted)}</span>
      </dd>
    </div>
  )
}
