import { StateBadge } from '#components/shell/state-badge'
import type { deskDisputeRecords } from '#features/disputes/queries.server'
import { paths } from '#lib/paths'

export function RecordsOf({ records }: { records: Awaited<ReturnType<typeof deskDisputeRecords>> }) {
  return (
    <section aria-labelledby="records">
      <h2 id="records">Its records</h2>
      <ul className="plain-list">
        {records.map(({ number, subject, ...standing }) => (
          <li key={number}>
            <a href={paths.desk.record(number)}>
              Record {number}, {subject}
            </a>{' '}
            <StateBadge {...standing} />
          </li>
        ))}
      </ul>
      {records.length === 0 ? (
        <p>
          None yet. <a href={paths.desk.pair()}>Pair two statements.</a>
        </p>
      ) : null}
    </section>
  )
}
