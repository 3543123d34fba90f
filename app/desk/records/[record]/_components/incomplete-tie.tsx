import { tieClass } from '#components/record/side-props'
import { capitalize } from '#lib/text'
import type { WorkspaceTie } from './workspace'

/** A tie that has words on one side alone: allowed until publication. */
export function IncompleteTie({ tie: { ordinal, label, a, b } }: { tie: WorkspaceTie }) {
  const words = [...a, ...b].map(({ exact }) => `“${exact}”`).join(' and ')
  return (
    <div className={`incomplete-tie ${tieClass(ordinal)}`} id={`knot-${ordinal}`} tabIndex={-1}>
      <strong>
        <span className="tie-number">{ordinal}</span> Not tied yet
      </strong>
      {capitalize(label)}: {words} needs words on the {a.length === 0 ? 'left' : 'right'}.{' '}
      <a href={`#tie-${ordinal}`}>
        Complete it<span className="visually-hidden">, tie {ordinal}</span>
      </a>
    </div>
  )
}
