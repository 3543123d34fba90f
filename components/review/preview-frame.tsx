import type { ReactNode } from 'react'
import styles from './review.module.css'

/** A preview says so at every place one may scroll to, and is no page of its own. */
export function PreviewFrame({ version, children }: { version: number; children: ReactNode }) {
  return (
    <section className={styles.preview} aria-label={`Preview of version ${version}`}>
      <p className={styles.bar}>
        <strong>Preview of version {version}.</strong> What readers will see. Not published.
      </p>
      {children}
      <p className={styles.bar}>
        <strong>End of the preview.</strong>
      </p>
    </section>
  )
}
