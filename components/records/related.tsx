import { Status } from '#components/ledger/status'
import type { RecordRow, RowSide } from '#features/publications/listing'
import { isVerbatim } from '#features/statements/statement'
import { paths } from '#lib/paths'
import { capital, langOf } from './side-view'

/** Other records, both sides of each. */
export function Related({ rows }: { rows: readonly RecordRow[] }) {
  if (rows.length === 0) return null
  return (
    <section className="sec wrap far" aria-labelledby="related">
      <div className="cols last">
        <div className="l" />
        <div className="s">
          <h2 id="related">Related</h2>
        </div>
        <div className="r" />
      </div>
      <ol className="ledger thin">
        {rows.map((row) => (
          <li className="row cols" key={row.number}>
            <RelatedSide side={row.a} at="l" />
            <div className="s">
              <h3>
                <a href={paths.record(row)}>{capital(row.subject)}</a>
              </h3>
              <Status status={row.status} />
            </div>
            <RelatedSide side={row.b} at="r" />
          </li>
        ))}
      </ol>
    </section>
  )
}

function RelatedSide({ side, at }: { side: RowSide; at: 'l' | 'r' }) {
  const verbatim = isVerbatim(side.wording)
  return (
    <div className={at}>
      <p className="by">
        <b>{side.speaker.name}</b>, {side.byline}
      </p>
      <p className={verbatim ? 'x' : 'x para'} lang={langOf(side.language)} dir="auto">
        {verbatim ? '“' : ''}
        {side.extract.map(({ text, marked }, index) =>
          marked ? (
            <span key={index} className="mk thin t1">
              {text}
            </span>
          ) : (
            text
          ),
        )}
        {verbatim ? '”' : ''}
      </p>
    </div>
  )
}
