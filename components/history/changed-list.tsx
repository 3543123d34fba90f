import type { ReactNode } from 'react'
import type { ChangedField } from '#features/history/diff'
import { wordDiff } from '#features/history/word-diff'
import styles from './changed-list.module.css'

/** The column of a list of changes. */
export function ChangesColumn({ children }: { children: ReactNode }) {
  return <div className={`wrap column ${styles.column}`}>{children}</div>
}

type Props = {
  fields: readonly ChangedField[]
  /** Nothing stood before: the words are shown as they are. */
  isNew?: boolean
}

/** What changed, field by field. */
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

/** What left is struck through, what came underlined; both are named for those who hear it. */
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
