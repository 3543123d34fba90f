import { ListKeys } from '#components/shell/list-keys.client'
import { StateBadge } from '#components/shell/state-badge'
import type { deskDisputes } from '#features/disputes/queries.server'
import { paths } from '#lib/paths'

type Props = { disputes: Awaited<ReturnType<typeof deskDisputes>> }

export function DisputesPage({ disputes }: Props) {
  return (
    <main id="main">
      <div className="wrap deskbar">
        <h1>Disputes</h1>
        <a className="button" href={paths.desk.newDispute()}>
          Open a dispute
        </a>
      </div>
      <div className="wrap column">
        <ul className="rows">
          {disputes.map(({ id, slug, title, question, _count: has, ...standing }) => (
            <li key={id}>
              <p>
                <strong>
                  <a href={paths.desk.dispute(slug)} data-row="">
                    <bdi>{title}</bdi>
                  </a>
                </strong>{' '}
                <StateBadge {...standing} />
              </p>
              <p>
                <bdi>{question}</bdi>
              </p>
              <p className="label">
                {has.statements} {has.statements === 1 ? 'statement' : 'statements'}, {has.records}{' '}
                {has.records === 1 ? 'record' : 'records'}
              </p>
            </li>
          ))}
        </ul>
        {disputes.length === 0 ? <p>No dispute is open yet.</p> : null}
      </div>
      <ListKeys position={`${disputes.length} shown`}>{null}</ListKeys>
    </main>
  )
}
