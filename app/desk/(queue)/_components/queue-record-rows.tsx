import { StateBadge } from '#components/shell/state-badge'
import type { DeskList } from '#features/disputes/desk-list'
import type { DeskRecordRow } from '#features/records/queries.server'
import { formatInstant } from '#lib/dates'
import { paths } from '#lib/paths'
import { capitalize } from '#lib/text'
import { isWithItself, PairSide } from './pair-side'

type Props = { records: readonly DeskRecordRow[]; list: DeskList }

/** Records as the desk has them; the whole row leads to where it goes on. */
export function QueueRecordRows({ records, list }: Props) {
  return (
    <ol>
      {records.map(({ number, subject, revision, a, b, changedAt, changedBy, ...standing }) => (
        <li key={number} className="queue-row">
          <PairSide statement={a} at="col-left" />
          <div className="col-main">
            <a
              className="whole"
              data-row=""
              href={list === 'review' ? paths.desk.review(number) : paths.desk.record(number)}
            >
              {capitalize(subject) || `Record ${number}`}
            </a>
            <p className="label">
              Record {number}, revision {revision}
            </p>
            <p>
              <StateBadge {...standing} />
            </p>
          </div>
          <PairSide statement={b} at="col-right" isAgain={isWithItself(a, b)} />
          <p className="row-meta">
            {changedBy}
            {changedAt === null ? null : (
              <>
                <br />
                <time dateTime={changedAt.toISOString()}>{formatInstant(changedAt)}</time>
              </>
            )}
          </p>
        </li>
      ))}
    </ol>
  )
}
