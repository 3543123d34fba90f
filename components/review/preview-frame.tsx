import styles from './review.module.css'

/** The document that publication would freeze, as readers will see it, in a frame that scrolls. */
export function PreviewFrame({ version, address }: { version: number; address: string }) {
  return (
    <section className={styles.preview} aria-label={`Preview of version ${version}`}>
      <p className={styles.bar}>
        <strong>Preview of version {version}.</strong> What readers will see. Not published.{' '}
        <a href={address}>Open it alone</a>
      </p>
      <iframe title={`Preview of version ${version}`} src={address} />
    </section>
  )
}
