import { RecordRowItem } from '#components/record/record-row'
import { listedMax } from '#features/publications/filter'
import type { RecordRow } from '#features/publications/listing-row'

type RecordRowsProps = { id: string; title: string; rows: readonly RecordRow[]; none: string }

/** Records with both sides of each. */
export function RecordRows({ id, title, rows, none }: RecordRowsProps) {
  return (
    <section className="section three-columns" aria-labelledby={id}>
      <div className="cols">
        <div className="col-left" />
        <div className="col-main">
          <h2 id={id}>{title}</h2>
        </div>
        <div className="col-right" />
      </div>
      {rows.length === 0 ? (
        <div className="cols empty-state">
          <div className="col-left" />
          <div className="col-main" />
          <div className="col-right">
            <p>{none}</p>
          </div>
        </div>
      ) : (
        <ol className="record-list thin">
          {rows.map((row) => (
            <RecordRowItem key={row.number} row={row} />
          ))}
        </ol>
      )}
      {rows.length < listedMax ? null : <p className="muted">The first {listedMax} by number are listed.</p>}
    </section>
  )
}
