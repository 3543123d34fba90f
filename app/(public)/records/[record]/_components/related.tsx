import { RecordRowItem } from '#components/record/record-row'
import type { RecordRow } from '#features/publications/listing-row'

/** Related records, with both sides of each. */
export function Related({ rows }: { rows: readonly RecordRow[] }) {
  if (rows.length === 0) return null
  return (
    <section className="section wrap far" aria-labelledby="related">
      <div className="cols last">
        <div className="col-left" />
        <div className="col-main">
          <h2 id="related">Related</h2>
        </div>
        <div className="col-right" />
      </div>
      <ol className="record-list thin">
        {rows.map((row) => (
          <RecordRowItem key={row.number} row={row} />
        ))}
      </ol>
    </section>
  )
}
