import Link from 'next/link'
import type { ReactNode } from 'react'
import { type QueueParams, queueUrl, queueTitles } from './queue-params'
import { QueueHints } from './queue-hints'
import { QueueEmpty } from './queue-empty'
import { QueueKeys } from './queue-keys.client'
import { type Counts, QueueNav } from './queue-nav'

type Props = {
  params: QueueParams
  counts: Counts
  /** "Pair 3 of 7" */
  position: string | null
  notice: ReactNode
  isEmpty: boolean
  /** Where the next page of the list begins. */
  next: string | null
  children: ReactNode
}

/** One list of the desk, as ledger rows on the spine; all of them by name at its left. */
export function QueuePage({ params, counts, position, notice, isEmpty, next, children }: Props) {
  const { list, q } = params
  const isOfDisputes = list.startsWith('dispute-')
  return (
    <main id="main" className="queue">
      <h1 className="visually-hidden">Queue</h1>
      <QueueNav params={params} counts={counts} />
      <div className="list">
        {notice}
        <div className="queue-header">
          <p className="col-left label">{isOfDisputes ? 'Question' : 'Said earlier'}</p>
          <h2 className="col-main">{queueTitles[list]}</h2>
          <p className="col-right label">{isOfDisputes ? 'Has' : 'Said later'}</p>
          <p className="row-meta label">{list === 'judge' ? 'Suggested' : isOfDisputes ? '' : 'Changed'}</p>
        </div>
        {children}
        {isEmpty ? <QueueEmpty params={params} /> : null}
        {next === null ? null : (
          <p className="pages">
            <Link href={queueUrl({ list, q }, { after: next })} prefetch={false}>
              {list === 'judge' ? 'More pairs' : 'Older ones'}
            </Link>
          </p>
        )}
      </div>
      <QueueKeys />
      <QueueHints position={position} isJudged={list === 'judge'} />
    </main>
  )
}
