import type { Withdrawn } from '#features/publications/withdrawals.server'
import { Strokes } from '#components/ui/strokes'
import { formatShortDay } from '#lib/dates'
import { paths } from '#lib/paths'

/** Withdrawn records by number, with day and reason. Their content stays sealed. */
export function WithdrawnList({ tombstones }: { tombstones: readonly Withdrawn[] }) {
  return (
    <ol className="record-list">
      {tombstones.map(({ number, slug, withdrawnAt, reason }) => (
        <li className="row cols" key={`${number ?? ''}${slug}`}>
          <div className="col-left">
            <h2>{number === null ? slug : <a href={paths.record({ number, slug })}>Record {number}</a>}</h2>
          </div>
          <div className="col-main">
            <span className="status">
              <Strokes name="withdrawn" />
              Withdrawn
            </span>
          </div>
          <div className="col-right">
            <p className="byline">
              <time dateTime={withdrawnAt}>{formatShortDay(withdrawnAt.slice(0, 10))}</time>
            </p>
            <p className="excerpt paraphrase" dir="auto">
              {reason}
            </p>
          </div>
        </li>
      ))}
    </ol>
  )
}

export function WithdrawnCount({ count }: { count: number }) {
  if (count === 0) return null
  return (
    <div className="cols more">
      <div />
      <div className="col-main">
        <span className="status">
          <Strokes name="withdrawn" />
          Withdrawn
        </span>
        <p>
          {count === 1 ? '1 withdrawn record is not listed.' : `${count} withdrawn records are not listed.`}{' '}
          <a href="/?status=withdrawn">Show {count === 1 ? 'it' : 'them'}</a>
        </p>
      </div>
      <div />
    </div>
  )
}
