import type { PublishedTie } from '#features/publications/document'
import { factLabels } from './statement-facts'
import { capitalize } from '#lib/text'
import { passageId, tieClass } from './side-props'

/** Above this number the labels would make the column longer than the statements, and the lines would cross the words. */
const labelledMax = 6

/** The column of many ties shows their numbers; the label of a tie is below them while the pointer is on it. */
export const gutterClass = (ties: number): string => (ties > labelledMax ? 'gutter many' : 'gutter')

/** The column between the statements: the points they disagree about, and the labels of the facts. */
export function TieGutter({ ties }: { ties: readonly PublishedTie[] }) {
  return (
    <div className={gutterClass(ties.length)}>
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
