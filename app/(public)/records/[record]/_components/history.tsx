import type { RecordDocument } from '#features/publications/document'
import { formatShortDay } from '#lib/dates'
import { paths } from '#lib/paths'
import { uncapital } from '#lib/text'

export type HistoryEntry = Pick<
  RecordDocument,
  'version' | 'publishedAt' | 'changeNote' | 'isCorrection' | 'publishedBy' | 'approvedBy'
>

/** Every version remains readable at its own address. */
export function History({
  document,
  history,
}: {
  document: RecordDocument
  history: readonly HistoryEntry[]
}) {
  return (
    <section className="section wrap history-list far" aria-labelledby="history">
      <div className="cols">
        <div className="col-left label">Changed</div>
        <div className="col-main">
          <h2 id="history">History</h2>
        </div>
        <div className="col-right label">By</div>
      </div>
      {history
        .toSorted((left, right) => right.version - left.version)
        .map(({ version, publishedAt, changeNote, isCorrection, publishedBy, approvedBy }) => (
          <div className="cols thin" key={version}>
            <div className="col-left">
              <p>
                {isCorrection ? <strong>Correction. </strong> : null}
                <bdi>{changeNote}</bdi>
              </p>
            </div>
            <div className="col-main">
              <a
                href={paths.recordVersion({ ...document, version })}
                aria-current={version === document.version ? 'page' : undefined}
              >
                Version {version}
              </a>
              <br />
              <time className="label" dateTime={publishedAt}>
                {formatShortDay(publishedAt.slice(0, 10))}
              </time>
            </div>
            <div className="col-right">
              <p>
                <bdi>{publishedBy}</bdi>, reviewed by <bdi>{uncapital(approvedBy)}</bdi>
              </p>
            </div>
          </div>
        ))}
    </section>
  )
}
