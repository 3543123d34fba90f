import type { QueuedPair } from '#features/suggestions/queries.server'
import { paths } from '#lib/paths'
import { KeyLink } from './key-link'

type Address = ReturnType<typeof paths.desk.queue>
type Props = {
  pair: QueuedPair
  hasDispute: boolean
  links: { previous: Address | undefined; next: Address | null }
}

/** Why the pair is in the queue, and where to go from it. */
export function Reason({ pair, hasDispute, links }: Props) {
  const { a, b, reasons, method, score, was } = pair
  const found = score === null ? method : `${method}, score ${score.toFixed(2)}`
  return (
    <div className="why">
      <div>
        <p>
          <strong>Why it was suggested.</strong> {reasons.join(' ')}
          {method.startsWith('editor/') ? null : ` Found by ${found}.`}
        </p>
        {was === null ? null : <p>Judged “{was}” before. One of the two statements has changed since.</p>}
        {hasDispute ? null : (
          <p>
            There is no dispute yet. <a href={paths.desk.newDispute()}>Open one first.</a>
          </p>
        )}
      </div>
      <p className="actions">
        {links.previous ? <KeyLink href={links.previous} press="K" label="Previous" /> : null}
        {links.next ? <KeyLink href={links.next} press="J" label="Next" /> : null}
        <a className="button bare" href={paths.desk.pair({ a: a.slug, b: b.slug })} data-key="o">
          Open both <kbd>O</kbd>
        </a>
      </p>
    </div>
  )
}
