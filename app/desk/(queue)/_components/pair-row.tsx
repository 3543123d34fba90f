import Link from 'next/link'
import type { QueuedPair } from '#features/suggestions/queries.server'
import { reasonHeading } from '#features/suggestions/suggestion'
import { formatInstant } from '#lib/dates'
import type { paths } from '#lib/paths'
import { isWithItself, nameOf, PairSide } from './pair-side'

type Props = { pair: QueuedPair; href: ReturnType<typeof paths.desk.queue> }

/** A pair that waits; the whole row opens it. */
export function PairRow({ pair, href }: Props) {
  const { a, b, reasons, suggestedAt, isLater, was } = pair
  return (
    <li className="queue-row">
      <PairSide statement={a} at="col-left" />
      <div className="col-main">
        <p className="label">{isLater ? 'Put off' : was === null ? 'Suggested' : 'Back in the queue'}</p>
        <Link className="whole" data-row="" href={href} prefetch={false} scroll={false}>
          {reasonHeading(reasons) ?? 'Judge this pair'}
          <span className="visually-hidden">
            : {nameOf(a)} and {nameOf(b)}
          </span>
        </Link>
      </div>
      <PairSide statement={b} at="col-right" isAgain={isWithItself(a, b)} />
      <p className="row-meta">
        <time dateTime={suggestedAt.toISOString()}>{formatInstant(suggestedAt)}</time>
      </p>
    </li>
  )
}
