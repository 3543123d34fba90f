import { paths } from '#lib/paths'
import styles from './second-factor.module.css'

export function RecoveryCodes({ codes, isNew }: { codes: readonly string[]; isNew: boolean }) {
  return (
    <div role="alert" tabIndex={-1} className={`banner ${styles.codes}`}>
      <h2>{isNew ? 'Your second factor is set up' : 'Your new recovery codes'}</h2>
      <p>
        These recovery codes are shown once. Print them, or store them where your device is not. Each works
        once in place of a code of the app.
      </p>
      <ol>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <p>
        <a className="button primary" href={paths.desk.account()}>
          I have stored them
        </a>
      </p>
    </div>
  )
}
