import type { RecordDocument } from '#features/publications/document'
import { formatEdtfDay } from '#lib/dates'
import { exactDay } from '#lib/edtf'
import { paths } from '#lib/paths'
import { langOf } from '#lib/text'
import { sideProps } from '#components/record/side-props'
import { type TimelineEntry, type TimelineRow, timelineRows } from './timeline-rows'

type InOrderProps = { document: RecordDocument; entries: readonly TimelineEntry[] }

/** The statements of both sides about the dispute, by the day they were said. */
export function Timeline({ document, entries }: InOrderProps) {
  const { a, b } = sideProps(document)
  if (entries.length === 0) return null
  const names = { A: a.originator.speaker.name, B: b.originator.speaker.name }
  return (
    <section className="section wrap timeline" aria-labelledby="in-order">
      <div className="cols">
        <div className="col-left label phone-heading">
          <bdi>{names.A}</bdi>
        </div>
        <div className="col-main">
          <h2 id="in-order">In order</h2>
        </div>
        <div className="col-right label phone-heading">
          <bdi>{document.withItself ? '' : names.B}</bdi>
        </div>
      </div>
      {timelineRows(entries, [document.a.about, document.b.about]).map((row, index) => (
        <Row key={index} row={row} names={names} />
      ))}
    </section>
  )
}

function Row({ row, names }: { row: TimelineRow; names: Record<'A' | 'B', string> }) {
  if (row.kind === 'gap')
    return (
      <div className="cols thin">
        <div />
        <div className="gap">{row.words}</div>
        <div />
      </div>
    )
  if (row.kind === 'about')
    return (
      <div className="cols thin">
        <div className="col-left">
          <p className="byline">The time both statements are about</p>
        </div>
        <div className="col-main">
          <span className="inferred">{row.words}</span>
        </div>
        <div className="col-right" />
      </div>
    )
  const { entry, isSameDay } = row
  const day = exactDay(entry.date)
  const said = <Said entry={entry} name={names[entry.side]} />
  return (
    <div className="cols thin">
      <div className="col-left">{entry.side === 'A' ? said : null}</div>
      <div className={entry.isThis ? 'col-main is' : 'col-main'}>
        {day === null || isSameDay ? (
          <span className="label">{isSameDay ? 'same day' : formatEdtfDay(entry.date)}</span>
        ) : (
          <time dateTime={day}>{formatEdtfDay(day)}</time>
        )}
      </div>
      <div className="col-right">{entry.side === 'B' ? said : null}</div>
    </div>
  )
}

function Said({ entry, name }: { entry: TimelineEntry; name: string }) {
  const { byline, extract, isVerbatim, language, record, isThis } = entry
  return (
    <>
      <p className="byline">
        <span className="panel-heading">
          <bdi>{name}</bdi>,{' '}
        </span>
        {byline}
        {isThis ? ', this record' : null}
        {record && !isThis ? (
          <>
            , <a href={paths.record(record)}>record {record.number}</a>
          </>
        ) : null}
      </p>
      <p className={isVerbatim ? 'excerpt' : 'excerpt paraphrase'} lang={langOf(language)} dir="auto">
        {isVerbatim ? `“${extract}”` : extract}
      </p>
    </>
  )
}
