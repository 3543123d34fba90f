import styles from './review.module.css'

/** The document that publication would freeze, as readers will see it, in a frame that scrolls. */
export function PreviewFrame({ of, address }: { of: string; address: string }) {
  return (
    <section className={styles.preview} aria-label={`Preview of ${of}`}>
      <p className={styles.bar}>
        <strong>Preview of {of}.</strong> What readers will see. Not published.{' '}
        <a href={address}>Open it alone</a>
      </p>
      <iframe title={`Preview of ${of}`} src={address} />
    </section>
  )
}
