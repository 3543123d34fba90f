import type { PublishedEvidence, RecordDocument } from '#features/publications/document'
import { paragraphsOf } from '#features/annotations/markdown'
import { formatShortDay } from '#lib/dates'
import { paths } from '#lib/paths'
import { evidenceRows, type EvidenceRow } from './evidence-rows'
import { Inlines } from './markdown'
import { sideProps } from './side-props'

/** Left bears on the earlier statement, right on the later; the origin stands in the spine. */
export function Evidence({ document }: { document: RecordDocument }) {
  if (document.evidence.length === 0) return null
  const { a, b } = sideProps(document)
  const left = `Bears on the statement of ${a.name}`
  const right = `Bears on the statement of ${b.name}`
  return (
    <section className="sec wrap" aria-labelledby="evidence">
      <div className="cols">
        <div className="l lbl hp">{left}</div>
        <div className="s">
          <h2 id="evidence">Evidence</h2>
        </div>
        <div className="r lbl hp">{right}</div>
      </div>
      {evidenceRows(document.evidence).map((row, index) => (
        <div className="cols thin" key={index}>
          <Bearing side="l" title={left} items={row.a} />
          <Origin row={row} />
          <Bearing side="r" title={right} items={row.b} />
        </div>
      ))}
    </section>
  )
}

function Bearing({ side, title, items }: { side: 'l' | 'r'; title: string; items: PublishedEvidence[] }) {
  if (items.length === 0) return <div className={side} />
  return (
    <div className={side}>
      <span className="ph">{title}</span>
      {items.map(({ note, stance, exact, source }, index) => (
        <p key={index} className={source === null ? 'muted' : 'para'}>
          {stance === 'CONTEXT' ? '' : `${stanceWords[stance]} `}
          <Inlines parts={paragraphsOf(note).flat()} />
          {exact === null ? null : ` “${exact}”`}
        </p>
      ))}
    </div>
  )
}

const stanceWords = { SUPPORTS: 'In support:', REFUTES: 'Against:' }

function Origin({ row: { source, place } }: { row: EvidenceRow }) {
  if (source === null)
    return (
      <div className="s">
        <strong>Not on file</strong>
        {place === null ? null : <span className="lbl block">{place}</span>}
      </div>
    )
  return (
    <div className="s">
      <a className="quiet" href={paths.source(source.slug)}>
        {source.publisher}
      </a>
      <span className="lbl block">
        {place ?? (source.publishedMax === null ? '' : formatShortDay(source.publishedMax))}
      </span>
    </div>
  )
}
