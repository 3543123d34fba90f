import type { Values } from './form-state'
import { Icon } from './icon'
import { differingFields } from './form-values'
import styles from './stale-notice.module.css'

type Props = {
  submitted: Values
  stored: Values
  revision: number
  labels: Values
  formatValue: (name: string, value: string) => string
  discard: () => void
}

/** Both texts side by side; nothing is merged silently, and nothing is lost. */
export function StaleNotice({ submitted, stored, revision, labels, formatValue, discard }: Props) {
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
