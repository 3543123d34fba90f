import Link from 'next/link'
import { type DeskListCounts, deskListLabels } from '#features/disputes/desk-list'
import { paths } from '#lib/paths'
import { type QueueParams, queueUrl, type QueueList, queueTitles } from './queue-params'

export type Counts = { judge: number; records: DeskListCounts; disputes: DeskListCounts }
type Props = { params: QueueParams; counts: Counts }
type Entry = [list: QueueList, label: string, count: number]

/** Every list of the desk with its count, and the search of the one that is shown. */
export function QueueNav({ params, counts }: Props) {
  const { records, disputes } = counts
  const own: Entry[] = [
    ['judge', queueTitles.judge, counts.judge],
    ['drafts', deskListLabels.drafts, records.drafts],
    ['review', deskListLabels.review, records.review],
    ['changed', deskListLabels.changed, records.changed],
    ['published', deskListLabels.published, records.published],
    ['withdrawn', deskListLabels.withdrawn, records.withdrawn],
  ]
  const others: Entry[] = [
    ['dispute-drafts', deskListLabels.drafts, disputes.drafts],
    ['dispute-review', deskListLabels.review, disputes.review],
    ['dispute-changed', deskListLabels.changed, disputes.changed],
    ['dispute-published', deskListLabels.published, disputes.published],
  ]
  return (
    <div className="aside">
      <nav className="queue-nav" aria-label="Lists of pairs and records">
        <Entries entries={own} current={params.list} />
      </nav>
      <nav className="queue-nav more" aria-labelledby="rail-disputes">
        <p className="label" id="rail-disputes">
          Disputes
        </p>
        <Entries entries={others} current={params.list} />
      </nav>
      <search>
        <form method="get" action={paths.desk.queue()} className="rail-search">
          {params.list === 'judge' ? null : <input type="hidden" name="list" value={params.list} />}
          <div className="field">
            <label htmlFor="queue-q">
              Search this list <kbd>/</kbd>
            </label>
            <input id="queue-q" type="search" name="q" defaultValue={params.q} maxLength={100} data-key="/" />
          </div>
          <button className="button" type="submit">
            Search
          </button>
          {params.q === '' ? null : (
            <Link className="button bare" href={queueUrl({ list: params.list, q: '' })} prefetch={false}>
              Show all
            </Link>
          )}
        </form>
      </search>
      <p className="label about-keys">
        Press <kbd>?</kbd> for all keys. Single-letter keys can be turned off there.
      </p>
    </div>
  )
}

function Entries({ entries, current }: { entries: readonly Entry[]; current: QueueList }) {
  return entries.map(([list, label, count]) => (
    <Link
      key={list}
      href={queueUrl({ list, q: '' })}
      prefetch={false}
      aria-current={list === current ? 'page' : undefined}
    >
      <span>{label}</span> <span>{count}</span>
    </Link>
  ))
}
