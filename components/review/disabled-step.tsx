import styles from './review.module.css'
/** A step that arises now but is shut: its button stays, and the reason stands beside it. */
export function DisabledStep({ name, label, why }: { name: string; label: string; why: string }) {
  return (
    <div className={styles.disabled}>
      <button className="button" type="button" aria-disabled="true" aria-describedby={`why-${name}`}>
        {label}
      </button>
      <p id={`why-${name}`}>{why}</p>
    </div>
  )
}
