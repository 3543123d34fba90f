import type { ListedRecord } from '#features/publications/search.server'
import { paths } from '#lib/paths'
import { RecordRowItem } from '#components/record/record-row'

type Group = { slug: string; title: string; statements: number; rows: ListedRecord[] }

/** Rows grouped by dispute, in the given order. */
function groupsOf(rows: readonly ListedRecord[]): Group[] {
  const groups = new Map<string, Group>()
  for (const row of rows) {
    const { disputeSlug: slug, disputeTitle: title, disputeStatements: statements } = row
    const group = groups.get(slug) ?? { slug, title, statements, rows: [] }
    group.rows.push(row)
    groups.set(slug, group)
  }
  return [...groups.values()]
}

export function RecordList({ rows }: { rows: readonly ListedRecord[] }) {
  return (
    <div className="record-list">
      <div className="list-header cols" aria-hidden="true">
        <div className="col-left" />
        <div className="col-main">They disagree about</div>
        <div className="col-right" />
      </div>
      {groupsOf(rows).map(({ slug, title, statements, rows: records }) => (
        <section key={slug} aria-labelledby={`dispute-${slug}`}>
          <div className="topic cols">
            <div className="col-left">
              <h2 id={`dispute-${slug}`}>
                <bdi>{title}</bdi>
              </h2>
            </div>
            <div className="col-main" />
            <div className="col-right small">
              <a href={paths.dispute(slug)}>All {statements} statements in order of time</a>
            </div>
          </div>
          <ol>
            {records.map((row) => (
              <RecordRowItem key={row.number} row={row} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}
