import { RecordRowItem } from '#components/record/record-row'
import { listedMax } from '#features/publications/filter'
import type { RecordRow } from '#features/publications/listing-row'

type RecordRowsProps = { id: string; title: string; rows: readonly RecordRow[]; none: string }

/** The records that something has part in, both sides of each. */
export function RecordRows({ id, title, rows, none }: RecordRowsProps) {
  return (
    <section className="sec spined" aria-labelledby={id}>
      <div className="cols">
        <div className="l" />
        <div className="s">
          <h2 id={id}>{title}</h2>
        </div>
        <div className="r" />
      </div>
      {rows.length === 0 ? (
        <div className="cols void">
          <div className="l" />
          <div className="s" />
          <div className="r">
            <p>{none}</p>
          </div>
        </div>
      ) : (
        <ol className="ledger thin">
          {rows.map((row) => (
            <RecordRowItem key={row.number} row={row} />
          ))}
        </ol>
      )}
      {rows.length < listedMax ? null : <p className="muted">The first {listedMax} by number are listed.</p>}
    </section>
  )
}
