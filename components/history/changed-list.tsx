import type { ReactNode } from 'react'
import type { ChangedField } from '#features/history/diff'
import { wordDiff } from '#features/history/word-diff'
import styles from './changed-list.module.css'

export function ChangesColumn({ children }: { children: ReactNode }) {
  return <div className={`wrap column ${styles.column}`}>{children}</div>
}

type Props = {
  fields: readonly ChangedField[]
  /** True if there is no previous revision to compare with. */
  isNew?: boolean
}

/** Lists the changed fields, each with a word diff. */
export function ChangedList({ fields, isNew = false }: Props) {
  return (
    <dl className={styles.list}>
      {fields.map(({ label, before, after }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {isNew ? (
              <span className={styles.diff} dir="auto">
                {after}
              </span>
            ) : (
              <DiffText before={before} after={after} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** A word diff. Hidden text announces deletions and insertions to screen readers. */
function DiffText({ before, after }: { before: string; after: string }) {
  return (
    <span className={styles.diff} dir="auto">
      {wordDiff(before, after).map(({ kind, text }, index) => {
        if (kind === 'same') return <span key={index}>{text}</span>
        if (kind === 'gone')
          return (
            <del key={index}>
              <span className="visually-hidden">[left out: </span>
              {text}
              <span className="visually-hidden">]</span>
            </del>
          )
        return (
          <ins key={index}>
            <span className="visually-hidden">[put in: </span>
            {text}
            <span className="visually-hidden">]</span>
          </ins>
        )
      })}
    </span>
  )
}
