import type { PublishedEvidence, RecordDocument } from '#features/publications/document'
import { paragraphsOf } from '#features/annotations/markdown'
import { formatEdtfDay } from '#lib/dates'
import { paths } from '#lib/paths'
import { isolated } from '#lib/sentence'
import { evidenceRows, type EvidenceRow } from './evidence-rows'
import { Inlines } from './markdown'
import { sideProps } from './side-props'

/** Evidence on the earlier statement is left, on the later right; its origin is between. */
export function Evidence({ document }: { document: RecordDocument }) {
  if (document.evidence.length === 0) return null
  const { a, b } = sideProps(document)
  const left = `Bears on the statement of ${isolated(a.name)}`
  const right = `Bears on the statement of ${isolated(b.name)}`
  return (
    <section className="section wrap" aria-labelledby="evidence">
      <div className="cols">
        <div className="col-left label phone-heading">{left}</div>
        <div className="col-main">
          <h2 id="evidence">Evidence</h2>
        </div>
        <div className="col-right label phone-heading">{right}</div>
      </div>
      {evidenceRows(document.evidence).map((row, index) => (
        <div className="cols thin" key={index}>
          <Bearing side="col-left" title={left} items={row.a} mentions={document.mentions} />
          <Origin row={row} />
          <Bearing side="col-right" title={right} items={row.b} mentions={document.mentions} />
        </div>
      ))}
    </section>
  )
}

function Bearing({
  side,
  title,
  items,
  mentions,
}: {
  side: 'col-left' | 'col-right'
  title: string
  items: PublishedEvidence[]
  mentions: RecordDocument['mentions']
}) {
  if (items.length === 0) return <div className={side} />
  return (
    <div className={side}>
      <span className="panel-heading">{title}</span>
      {items.map(({ note, stance, exact, source }, index) => (
        <p key={index} className={source === null ? 'muted' : 'paraphrase'}>
          {stance === 'CONTEXT' ? '' : `${stanceWords[stance]} `}
          <bdi>
            <Inlines parts={paragraphsOf(note, mentions).flat()} />
          </bdi>
          {exact === null ? null : (
            <>
              {' '}
              <bdi>“{exact}”</bdi>
            </>
          )}
        </p>
      ))}
    </div>
  )
}

const stanceWords = { SUPPORTS: 'In support:', REFUTES: 'Against:' }

function Origin({ row: { source, place } }: { row: EvidenceRow }) {
  if (source === null)
    return (
      <div className="col-main">
        <strong>Not on file</strong>
        {place === null ? null : <bdi className="label block">{place}</bdi>}
      </div>
    )
  return (
    <div className="col-main">
      <a className="quiet" href={paths.source(source.slug)}>
        <bdi>{source.publisher}</bdi>
      </a>
      <span className="label block">
        {place !== null ? (
          <bdi>{place}</bdi>
        ) : source.published === null ? null : (
          formatEdtfDay(source.published)
        )}
      </span>
    </div>
  )
}
