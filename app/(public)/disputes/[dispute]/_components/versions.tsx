import type { PublicationInfo } from '#features/publications/publication'
import { formatShortDay } from '#lib/dates'
import { paths } from '#lib/paths'
import { uncapital } from '#lib/text'

/** Every version remains readable at its own address. */
export function Versions({ slug, history }: { slug: string; history: readonly PublicationInfo[] }) {
  return (
    <section className="wrap one" aria-labelledby="history">
      <h2 id="history">History</h2>
      <ol className="versions">
        {history.map(({ version, publishedAt, changeNote, isCorrection, publishedBy, approvedBy }) => (
          <li key={version}>
            <a href={paths.disputeVersion({ slug, version })}>Version {version}</a>,{' '}
            <time dateTime={publishedAt}>{formatShortDay(publishedAt.slice(0, 10))}</time>.{' '}
            {isCorrection ? <strong>Correction. </strong> : null}
            <bdi>{changeNote}</bdi>{' '}
            <span className="label">
              <bdi>{publishedBy}</bdi>, reviewed by <bdi>{uncapital(approvedBy)}</bdi>
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
