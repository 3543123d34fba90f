import Link from 'next/link'
import type { ReactNode } from 'react'
import { ListNav } from '#components/shell/list-nav'
import { StatusHints } from '#components/shell/status-hints.client'
import { type DeskListCounts, deskListLabels } from '#features/disputes/desk-list'
import { paths } from '#lib/paths'
import { closed, isolated } from '#lib/sentence'
import { QueueKeys } from './queue-keys.client'
import { type QueueParams, queueUrl, queueTitles, type QueueList } from './queue-params'
import styles from './queue.module.css'

type Props = {
  params: QueueParams
  counts: Counts
  /** "Pair 3 of 7" */
  position: string | null
  notice: ReactNode
  isEmpty: boolean
  /** The cursor of the next page. */
  next: string | null
  children: ReactNode
}

/** One desk list as rows, with the navigation between all lists at its left. */
export function QueuePage({ params, counts, position, notice, isEmpty, next, children }: Props) {
  const { list, q } = params
  const isOfDisputes = list.startsWith('dispute-')
  return (
    <main id="main" className={styles.queue}>
      <h1 className="visually-hidden">Queue</h1>
      <QueueNav params={params} counts={counts} />
      <div className={styles.list}>
        {notice}
        <div className={styles.header}>
          <p className={`${styles.left} label`}>{isOfDisputes ? 'Question' : 'One statement'}</p>
          <h2 className={styles.main}>{queueTitles[list]}</h2>
          <p className={`${styles.right} label`}>{isOfDisputes ? 'Has' : 'The other'}</p>
          <p className={`${styles.meta} label`}>
            {list === 'judge' ? 'Suggested (UTC)' : isOfDisputes ? '' : 'Changed (UTC)'}
          </p>
        </div>
        {children}
        {isEmpty ? <QueueEmpty params={params} /> : null}
        {next === null ? null : (
          <p className={styles.pages}>
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

type Counts = { judge: number; records: DeskListCounts; disputes: DeskListCounts }
type QueueNavProps = { params: QueueParams; counts: Counts }
type Entry = [list: QueueList, label: string, count: number]

/** Links every desk list with its count, and searches the current one. */
function QueueNav({ params, counts }: QueueNavProps) {
  const { records, disputes } = counts
  const ownEntries: Entry[] = [
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
    <div className={styles.aside}>
      <ListNav aria-label="Lists of pairs and records" entries={linksOf(ownEntries, params.list)} />
      <ListNav aria-labelledby="rail-disputes" className={styles.more} entries={linksOf(others, params.list)}>
        <p className="label" id="rail-disputes">
          Disputes
        </p>
      </ListNav>
      <search>
        <form method="get" action={paths.desk.queue()} className={styles.search}>
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
      <p className={`label ${styles.keys}`}>
        Press <kbd>?</kbd> for all keys. Single-letter keys can be turned off there.
      </p>
    </div>
  )
}

const linksOf = (entries: readonly Entry[], current: QueueList) =>
  entries.map(([list, label, count]) => ({
    ...{ href: queueUrl({ list, q: '' }), label, count, isCurrent: list === current },
  }))

const empty: Record<QueueList, string> = {
  judge: 'No pair waits to be judged.',
  drafts: 'No record is a draft.',
  review: 'No record is in review.',
  changed: 'No published record was changed since.',
  published: 'No record is published as it stands.',
  withdrawn: 'No record was withdrawn.',
  'dispute-drafts': 'No dispute is a draft.',
  'dispute-review': 'No dispute is in review.',
  'dispute-changed': 'No published dispute was changed since.',
  'dispute-published': 'No dispute is published as it stands.',
}

/** Says why the list is empty, and links back to a list with rows. */
function QueueEmpty({ params: { list, q, after } }: { params: QueueParams }) {
  if (q === '' && after === '') return <p className={styles.none}>{empty[list]}</p>
  return (
    <p className={styles.none}>
      {q === ''
        ? 'Nothing follows here.'
        : closed(`Nothing matches. Nothing in this list has “${isolated(q)}”`)}{' '}
      <Link href={queueUrl({ list, q: '' })} prefetch={false}>
        {q === '' ? 'To the head of the list' : `Remove “${isolated(q)}”`}
      </Link>
    </p>
  )
}

type QueueHintsProps = {
  /** "Pair 3 of 7" */
  position: string | null
  isJudged: boolean
}

/** Shows the position in the queue and its keyboard shortcuts. */
function QueueHints({ position, isJudged }: QueueHintsProps) {
  return (
    <StatusHints>
      {position === null ? null : <span className="keep">{position}</span>}
      <span>
        <kbd>J</kbd> <kbd>K</kbd> next, previous
      </span>
      {isJudged ? (
        <>
          <span>
            <kbd>1</kbd> to <kbd>4</kbd> judge
          </span>
          <span>
            <kbd>S</kbd> later
          </span>
          <span>
            <kbd>U</kbd> undo
          </span>
          <span>
            <kbd>O</kbd> open both
          </span>
        </>
      ) : null}
      <span>
        <kbd>/</kbd> search
      </span>
    </StatusHints>
  )
}
