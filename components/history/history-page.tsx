import { Instant } from '#components/shell/instant'
import type { ChangedField } from '#features/history/diff'
import { isolated } from '#lib/sentence'
import { capitalize } from '#lib/text'
import { type RevisionAction, revisionActionLabels } from '#features/history/revision-action'
import { ChangedList, ChangesColumn } from './changed-list'

type HistoryEntry = {
  id: string
  subject: string
  subjectId: string
  /** The display name of the subject, such as a speaker's name or a statement's slug. */
  name: string | null
  action: RevisionAction
  reason: string | null
  madeAt: Date
  editor: { name: string }
  isNew: boolean
  fields: readonly ChangedField[]
}

type Props = {
  title: string
  /** "Record 3" */
  kind: string
  /** The id of the subject. Entries with other ids concern parts that it uses. */
  ownId: string
  pages: { desk: string; review: string }
  entries: readonly HistoryEntry[]
  /** The cursor of the next page; null on the last one. */
  next: string | null
}

export function HistoryPage({ title, kind, ownId, pages, entries, next }: Props) {
  return (
    <main id="main">
      <div className="wrap deskbar">
        <h1>
          History of <bdi>{title}</bdi>
        </h1>
        <span className="label">{kind}</span>
        <a className="button" href={pages.review}>
          Preview and review
        </a>
        <a className="button" href={pages.desk}>
          Edit
        </a>
      </div>
      <ChangesColumn>
        <p className="label">The newest first. Changes of what it uses are told as well: they reach it.</p>
        <ol className="rows">
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} isOwn={entry.subjectId === ownId} />
          ))}
        </ol>
        {entries.length === 0 ? <p>Nothing older.</p> : null}
        {next === null ? null : (
          <p>
            <a href={`?before=${next}`}>Older changes</a>
          </p>
        )}
      </ChangesColumn>
    </main>
  )
}

function Entry({ entry, isOwn }: { entry: HistoryEntry; isOwn: boolean }) {
  const { subject, name, action, reason, madeAt, editor, fields, isNew } = entry
  return (
    <li>
      <p>
        <strong>{capitalize(revisionActionLabels[action])}</strong>
        {isOwn ? '' : `, ${subject}`}
        {isOwn || name === null ? '' : ` ${isolated(`“${name}”`)}`}, by <bdi>{editor.name}</bdi>,{' '}
        <Instant at={madeAt} />
      </p>
      {reason === null ? null : (
        <p className="reason" dir="auto">
          {reason}
        </p>
      )}
      {fields.length === 0 ? null : (
        <details open={fields.length <= 4}>
          <summary>
            {fields.length} {fields.length === 1 ? 'field' : 'fields'}
          </summary>
          <ChangedList fields={fields} isNew={isNew} />
        </details>
      )}
    </li>
  )
}
