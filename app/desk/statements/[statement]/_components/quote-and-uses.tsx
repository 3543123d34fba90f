import { textRuns } from '#features/publications/text-runs'
import { attributionSentence } from '#features/statements/attribution-sentence'
import type { DeskStatementPage } from '#features/statements/queries.server'
import { isVerbatim, linkKindLabels } from '#features/statements/statement'
import { paths } from '#lib/paths'
import { isolated } from '#lib/sentence'
import { langOf } from '#lib/text'
import styles from './quote-and-uses.module.css'

/** The quote within its context, whose words by others are grey, then the attribution chain. */
export function QuoteAndChain({ statement }: { statement: DeskStatementPage }) {
  const { context, quote, quoteStart, wording, language, attributions } = statement
  const runs = textRuns({ context, quote, quoteStart, wording, attribution: attributions }, [], [])
  return (
    <>
      <blockquote
        className={`${isVerbatim(wording) ? 'quotation' : 'quotation paraphrase'} ${styles.framed}`}
        lang={langOf(language)}
        dir="auto"
      >
        {runs.map(({ start, voice, text }) =>
          voice === 'quote' ? (
            <strong key={`${start} ${voice}`}>{text}</strong>
          ) : (
            <span key={`${start} ${voice}`} className={voice === 'frame' ? 'frame' : undefined}>
              {text}
            </span>
          ),
        )}
      </blockquote>
      <section aria-labelledby="chain">
        <h2 id="chain">Who says so</h2>
        <p>{attributionSentence(attributions)}</p>
        <ol className={styles.chain}>
          {attributions.toReversed().map(({ id, speaker, capacity, cue, seen }) => (
            <li key={id} className={seen ? undefined : styles.unseen}>
              <a href={paths.desk.speaker(speaker.slug)}>
                <bdi>{speaker.name}</bdi>
              </a>
              {capacity === null ? null : `, ${isolated(capacity.title)},`} <bdi>{cue}</bdi>
              {seen ? null : <span className="label"> (not seen by us)</span>}
            </li>
          ))}
        </ol>
      </section>
    </>
  )
}

const standings = {
  STANDS: 'Stands',
  CORRECTED: 'Corrected',
  RETRACTED: 'Retracted',
  SUPERSEDED: 'Superseded',
}

/** Lists the records and disputes that an edit affects: it voids their approvals and requires a new review. */
export function StatementUses({ statement }: { statement: DeskStatementPage }) {
  const records = [...statement.recordsAsA, ...statement.recordsAsB]
  const sources = statement.appearances.map(({ snapshot }) => snapshot.source)
  return (
    <section aria-labelledby="uses">
      <h2 id="uses">Where it stands</h2>
      <p>
        {standings[statement.standing]}. Read in{' '}
        {sources.map(({ slug, title, publisher }, index) => (
          <span key={slug}>
            {index === 0 ? null : ', '}
            <a href={paths.desk.source(slug)}>
              <bdi>{title}</bdi> (<bdi>{publisher}</bdi>)
            </a>
          </span>
        ))}
        .
      </p>
      <ul className="plain-list">
        {statement.disputes.map(({ dispute }) => (
          <li key={dispute.slug}>
            Dispute{' '}
            <a href={paths.desk.dispute(dispute.slug)}>
              <bdi>{dispute.title}</bdi>
            </a>
          </li>
        ))}
        {records.map(({ number, subject }) => (
          <li key={number}>
            Record {number},{' '}
            <a href={paths.desk.record(number)}>
              <bdi>{subject}</bdi>
            </a>
          </li>
        ))}
        {statement.linksFrom.map(({ id, kind, to }) => (
          <li key={id}>
            {linkKindLabels[kind]}:{' '}
            <a href={paths.desk.statement(to.slug)} lang={langOf(to.language)} dir="auto">
              {to.quote}
            </a>
          </li>
        ))}
        {statement.linksTo.map(({ id, kind, from }) => (
          <li key={id}>
            Another {linkKindLabels[kind].toLowerCase()}:{' '}
            <a href={paths.desk.statement(from.slug)} lang={langOf(from.language)} dir="auto">
              {from.quote}
            </a>
          </li>
        ))}
      </ul>
      {records.length + statement.disputes.length === 0 ? null : (
        <p className="label">
          An edit reaches all of them: approvals are void, and what is published asks for review.
        </p>
      )}
    </section>
  )
}
