import { StateBadge } from '#components/shell/state-badge'
import type { deskDisputesIn } from '#features/disputes/queries.server'
import { paths } from '#lib/paths'

type Props = { disputes: Awaited<ReturnType<typeof deskDisputesIn>>; isInReview: boolean }

export function DisputeRows({ disputes, isInReview }: Props) {
  return (
    <ol>
      {disputes.map(({ id, slug, title, question, _count: has, ...standing }) => (
        <li key={id} className="queue-row">
          <p className="col-left">{question}</p>
          <div className="col-main">
            <a
              className="whole"
              data-row=""
              href={isInReview ? paths.desk.disputeReview(slug) : paths.desk.dispute(slug)}
            >
              {title}
            </a>
            <p>
              <StateBadge {...standing} />
            </p>
          </div>
          <p className="col-right">
            {has.statements} {has.statements === 1 ? 'statement' : 'statements'}, {has.records}{' '}
            {has.records === 1 ? 'record' : 'records'}
          </p>
          <p className="row-meta" />
        </li>
      ))}
    </ol>
  )
}
