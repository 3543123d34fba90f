import Link from 'next/link'
import { StateBadge } from '#components/shell/state-badge'
import type { DeskList } from '#features/disputes/desk-list'
import type { deskDisputesIn } from '#features/disputes/queries.server'
import { statementDate } from '#features/publications/statement-date'
import type { DeskRecordRow } from '#features/records/queries.server'
import type { ListedStatement } from '#features/statements/queries.server'
import { isVerbatim, wordingLabels } from '#features/statements/statement'
import type { QueuedPair } from '#features/suggestions/queries.server'
import { reasonHeading } from '#features/suggestions/suggestion'
import { formatEdtfDay } from '#lib/dates'
import { paths } from '#lib/paths'
import { capitalize, langOf, uncapital } from '#lib/text'
import { formatLocalInstant, formatLocalTime } from '#lib/time-zone'
import styles from './queue.module.css'

type PairRowProps = { pair: QueuedPair; href: ReturnType<typeof paths.desk.queue> }

/** A pair that is not open; the whole row is its link. */
export function PairRow({ pair, href }: PairRowProps) {
  const { a, b, reasons, suggestedAt, isLater, was } = pair
  return (
    <li className={styles.row}>
      <PairSide statement={a} at="left" />
      <div className={styles.main}>
        <p className="label">{isLater ? 'Put off' : was === null ? 'Suggested' : 'Back in the queue'}</p>
        <Link className={styles.whole} data-row="" href={href} prefetch={false} scroll={false}>
          <bdi>{reasonHeading(reasons) ?? 'Judge this pair'}</bdi>
          <span className="visually-hidden">
            : <bdi>{nameOf(a)}</bdi> and <bdi>{nameOf(b)}</bdi>
          </span>
        </Link>
      </div>
      <PairSide statement={b} at="right" isAgain={isWithItself(a, b)} />
      <p className={styles.meta}>
        <RowInstant at={suggestedAt} />
      </p>
    </li>
  )
}

type QueueRecordRowsProps = { records: readonly DeskRecordRow[]; list: DeskList }

/** Records of a desk list; the whole row links to the record or its review. */
export function QueueRecordRows({ records, list }: QueueRecordRowsProps) {
  return (
    <ol>
      {records.map(({ number, subject, revision, a, b, changedAt, changedBy, ...standing }) => (
        <li key={number} className={styles.row}>
          <PairSide statement={a} at="left" />
          <div className={styles.main}>
            <a
              className={styles.whole}
              data-row=""
              href={list === 'review' ? paths.desk.review(number) : paths.desk.record(number)}
            >
              {subject === '' ? `Record ${number}` : <bdi>{capitalize(subject)}</bdi>}
            </a>
            <p className="label">
              Record {number}, revision {revision}
            </p>
            <p>
              <StateBadge {...standing} />
            </p>
          </div>
          <PairSide statement={b} at="right" isAgain={isWithItself(a, b)} />
          <p className={styles.meta}>
            <bdi>{changedBy}</bdi>
            {changedAt === null ? null : (
              <>
                <br />
                <RowInstant at={changedAt} />
              </>
            )}
          </p>
        </li>
      ))}
    </ol>
  )
}

type DisputeRowsProps = { disputes: Awaited<ReturnType<typeof deskDisputesIn>>; isInReview: boolean }

export function DisputeRows({ disputes, isInReview }: DisputeRowsProps) {
  return (
    <ol>
      {disputes.map(({ id, slug, title, question, _count: has, ...standing }) => (
        <li key={id} className={styles.row}>
          <p className={styles.left}>
            <bdi>{question}</bdi>
          </p>
          <div className={styles.main}>
            <a
              className={styles.whole}
              data-row=""
              href={isInReview ? paths.desk.disputeReview(slug) : paths.desk.dispute(slug)}
            >
              <bdi>{title}</bdi>
            </a>
            <p>
              <StateBadge {...standing} />
            </p>
          </div>
          <p className={styles.right}>
            {has.statements} {has.statements === 1 ? 'statement' : 'statements'}, {has.records}{' '}
            {has.records === 1 ? 'record' : 'records'}
          </p>
          <p className={styles.meta} />
        </li>
      ))}
    </ol>
  )
}

const shortInstant = (at: Date): string =>
  formatLocalTime(at).replace(` ${new Date().getUTCFullYear()},`, ',')

/** The year of today and the zone of every time would say the same in each row; the head of the list names the zone. */
export function RowInstant({ at }: { at: Date }) {
  const words = shortInstant(at)
  return (
    <time dateTime={at.toISOString()} title={formatLocalInstant(at)}>
      {words}
    </time>
  )
}

type PairSideProps = { statement: ListedStatement; at: 'left' | 'right'; isAgain?: boolean }

/** The speaker, wording and date of a statement, then its quote. */
export function PairSide({ statement, at, isAgain = false }: PairSideProps) {
  const { quote, wording, language, attributions } = statement
  const isQuoted = isVerbatim(wording)
  const suffix = attributions[0]?.speaker.kind === 'PERSON' ? ', again' : ', with itself'
  return (
    <div className={styles[at]}>
      <p className={styles.byline}>
        <b>
          <bdi>{attributions[0]?.speaker.name}</bdi>
          {isAgain ? suffix : null}
        </b>
        , {attributionLine(statement)}
      </p>
      <p
        className={isQuoted ? styles.excerpt : `${styles.excerpt} paraphrase`}
        lang={langOf(language)}
        dir="auto"
      >
        {isQuoted ? `“${quote}”` : quote}
      </p>
    </div>
  )
}

export const nameOf = ({ attributions }: ListedStatement): string => attributions[0]?.speaker.name ?? ''

/** True if both sides have the same originator. */
export const isWithItself = (a: ListedStatement, b: ListedStatement): boolean =>
  a.attributions[0] !== undefined && a.attributions[0].speaker.id === b.attributions[0]?.speaker.id

/** Names the wording unless it is verbatim, then the date said, or else the date reported. */
function attributionLine({ wording, said, appearances }: ListedStatement): string {
  const published = appearances[0]?.snapshot.source.published ?? null
  const { edtf, isOfReport } = statementDate({ said, published })
  const dateWords = `${isOfReport ? 'reported ' : ''}${formatEdtfDay(edtf)}`
  return isVerbatim(wording) ? dateWords : `${uncapital(wordingLabels[wording])}, ${dateWords}`
}
