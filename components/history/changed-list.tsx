import type { ChangedField } from '#features/history/diff'
import { DiffText } from './diff-text'
import './diff.css'
import './history.css'

type Props = {
  fields: readonly ChangedField[]
  /** Nothing stood before: the words are shown as they are. */
  isNew?: boolean
}

/** What changed, field by field. */
export function ChangedList({ fields, isNew = false }: Props) {
  return (
    <dl className="changed">
      {fields.map(({ label, before, after }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {isNew ? (
              <span className="diff" dir="auto">
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
