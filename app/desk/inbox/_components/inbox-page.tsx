import { ListKeys } from '#components/shell/list-keys.client'
import { ListNav } from '#components/shell/list-nav'
import {
  inboxMax,
  isOverdue,
  reviewMax,
  type WaitingFor,
  waitingFor,
  waitingForLabels,
  waitingForVerbs,
} from '#features/inbox/inbox'
import type { WaitingRecord } from '#features/inbox/queries.server'
import { formatShortDay } from '#lib/dates'
import { paths } from '#lib/paths'
import { capitalize } from '#lib/text'
import { formatLocalTime } from '#lib/time-zone'
import styles from './inbox.module.css'

type Props = {
  waiting: readonly WaitingRecord[]
  /** The reason whose records are listed; null for all. */
  only: WaitingFor | null
  /** 2019-11-12 */
  today: string
}

/** What waits for this editor: who and why at the left, the record in the spine, their words at the right. */
export function InboxPage({ waiting, only, today }: Props) {
  const rowsFor = (reason: WaitingFor | null) =>
    waiting.filter(({ why }) => reason === null || why === reason)
  const listed = rowsFor(only)
  return (
    <main id="main" className={styles.inbox}>
      <h1 className="visually-hidden">Inbox</h1>
      <div className={styles.aside}>
        <ListNav
          aria-label="Inbox"
          entries={[null, ...waitingFor.options].map((why) => ({
            href: why === null ? paths.desk.inbox() : paths.desk.inbox({ why }),
            label: titleOf(why),
            count: rowsFor(why).length,
            isCurrent: why === only,
          }))}
        />
      </div>
      <div className={styles.list}>
        <div className={styles.header}>
          <p className={`${styles.left} label`}>From</p>
          <h2 className={styles.spine}>{titleOf(only)}</h2>
          <p className="label">What for</p>
          <p className={`${styles.when} label`}>When (UTC)</p>
        </div>
        {listed.length === 0 ? (
          <div className={styles.none}>
            <p>Nothing waits for you here.</p>
            <p>
              <a className="button" href={paths.desk.queue()}>
                Go to the queue
              </a>
            </p>
          </div>
        ) : (
          <ol>
            {listed.map((row) => (
              <Row key={`${row.why} ${row.number}`} row={row} today={today} />
            ))}
          </ol>
        )}
        <p className="hint">
          A record leaves by itself when its work is done.{' '}
          {only === 'review' ? `Of the records in review the newest ${reviewMax} are looked at. ` : null}
          {waiting.length === inboxMax ? `These are the newest ${inboxMax}.` : null}
        </p>
      </div>
      <ListKeys position={`${listed.length} ${listed.length === 1 ? 'record' : 'records'}`}>{null}</ListKeys>
    </main>
  )
}

const titleOf = (why: WaitingFor | null) => (why === null ? 'Waits for me' : waitingForLabels[why])

function Row({ row, today }: { row: WaitingRecord; today: string }) {
  const { why, number, subject, by, isOwn, at, words, dueOn } = row
  const page = why === 'review' ? paths.desk.review(number) : paths.desk.record(number)
  return (
    <li className={styles.row}>
      <p className={styles.left}>
        <strong>{isOwn ? 'You' : <bdi>{by}</bdi>}</strong>
        <br />
        <span className="label">{waitingForVerbs[why]}</span>
      </p>
      <p className={styles.spine}>
        <a className={styles.whole} data-row="" href={page}>
          {subject === '' ? `Record ${number}` : <bdi>{capitalize(subject)}</bdi>}
        </a>
      </p>
      <p className={styles.words}>
        <bdi>{words}</bdi>
      </p>
      <p className={styles.when}>
        {dueOn === null ? null : (
          <>
            <span className={isOverdue(dueOn, today) ? styles.overdue : undefined}>
              {isOverdue(dueOn, today) ? 'Overdue since' : 'Due'}{' '}
              <time dateTime={dueOn}>{formatShortDay(dueOn)}</time>
            </span>
            <br />
          </>
        )}
        <time dateTime={at.toISOString()}>{formatLocalTime(at)}</time>
      </p>
    </li>
  )
}
