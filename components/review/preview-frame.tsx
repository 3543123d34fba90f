import styles from './review.module.css'

/** The document that publication would freeze, as readers will see it, in a frame that scrolls. */
export function PreviewFrame({ title, address }: { title: string; address: string }) {
  return (
    <section className={styles.preview} aria-label={`Preview of ${title}`}>
      <p className={styles.bar}>
        <strong>Preview of {title}.</strong> What readers will see. Not published.{' '}
        <a href={address}>Open it alone</a>
      </p>
      <iframe title={`Preview of ${title}`} src={address} />
    </section>
  )
}
