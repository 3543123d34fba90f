import styles from './review.module.css'
/** A blocked step shows a disabled button with the reason beside it. */
export function DisabledStep({ name, label, reason }: { name: string; label: string; reason: string }) {
  return (
    <div className={styles.disabled}>
      <button className="button" type="button" aria-disabled="true" aria-describedby={`why-${name}`}>
        {label}
      </button>
      <p id={`why-${name}`}>{reason}</p>
    </div>
  )
}
