import type { PublishedTie } from '#features/publications/document'
import { factLabels } from './statement-facts'
import { capitalize } from '#lib/text'
import { passageId, tieClass } from './side-props'

/** The column between the statements: the points they disagree about, and the labels of the facts. */
export function TieGutter({ ties }: { ties: readonly PublishedTie[] }) {
  return (
    <div className="gutter">
      <p className="top" aria-hidden="true">
        They disagree about
      </p>
      <nav className="tie-labels" aria-label="Conflicting passages">
        {ties.map(({ ordinal, label }) => (
          <a
            key={ordinal}
            className={`tie-label ${tieClass(ordinal)}`}
            id={`${ordinal}`}
            data-t={ordinal}
            href={`#${passageId('a', { ordinal, part: 1 })}`}
          >
            <span className="tie-number">{ordinal}</span>
            <bdi>{capitalize(label)}</bdi>
          </a>
        ))}
      </nav>
      {factLabels.map((label) => (
        <div key={label} className="gutter-fact" aria-hidden="true">
          {label}
        </div>
      ))}
      <svg className="ties" aria-hidden="true" />
    </div>
  )
}
