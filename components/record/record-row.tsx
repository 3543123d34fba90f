import type { RecordRow, RowSide } from '#features/publications/listing-row'
import { paths } from '#lib/paths'
import { capitalize, langOf } from '#lib/text'
import { RecordStatusLabel } from './record-status'

/** The subject, then one line for each side; the whole row is the link's hit area. */
export function RecordRowItem({ row, level = 3 }: { row: RecordRow; level?: 2 | 3 }) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <li className="row cols">
      <div className="col-main">
        <Heading>
          <a href={paths.record(row)}>
            <bdi>{capitalize(row.subject)}</bdi>
          </a>
        </Heading>
        <div className="meta2">
          <RecordStatusLabel status={row.status} />
        </div>
      </div>
      <LedgerSide side={row.a} at="col-left" />
      <LedgerSide side={row.b} at="col-right" withItself={row.withItself} />
    </li>
  )
}

type LedgerSideProps = { side: RowSide; at: 'col-left' | 'col-right'; withItself?: boolean }

function LedgerSide({ side, at, withItself = false }: LedgerSideProps) {
  const { speaker, byline, extract, isVerbatim, language } = side
  const self = speaker.kind === 'PERSON' ? ', again' : ', with itself'
  return (
    <div className={at}>
      <p className="byline">
        <b>
          <bdi>{speaker.name}</bdi>
          {withItself ? self : null}
        </b>
        , {byline}
      </p>
      <p className={isVerbatim ? 'excerpt' : 'excerpt paraphrase'} lang={langOf(language)} dir="auto">
        {isVerbatim ? '“' : null}
        {extract.map(({ text, marked }, index) =>
          marked ? (
            <span key={index} className="mark thin t1">
              {text}
            </span>
          ) : (
            text
          ),
        )}
        {isVerbatim ? '”' : null}
      </p>
    </div>
  )
}
