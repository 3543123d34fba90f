import type { ListedRecord } from '#features/publications/search.server'
import { paths } from '#lib/paths'
import { RecordRowItem } from '#components/record/record-row'

type Group = { slug: string; title: string; statements: number; rows: ListedRecord[] }

/** Rows under the dispute they belong to, in the order in which they came. */
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
    <div className="ledger">
      <div className="hd cols" aria-hidden="true">
        <div className="l">Said earlier</div>
        <div className="s">They disagree about</div>
        <div className="r">Said later</div>
      </div>
      {groupsOf(rows).map(({ slug, title, statements, rows: records }) => (
        <section key={slug} aria-labelledby={`dispute-${slug}`}>
          <div className="topic cols">
            <div className="l">
              <h2 id={`dispute-${slug}`}>{title}</h2>
            </div>
            <div className="s" />
            <div className="r small">
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
