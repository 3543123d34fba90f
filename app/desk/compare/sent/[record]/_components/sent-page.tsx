import { ButtonForm } from '#components/ui/button-form.client'
import type { FormAction } from '#components/ui/form-state'
import { StateBadge } from '#components/shell/state-badge'
import type { DeskRecord, DeskStatement } from '#features/review/queries.server'
import { isVerbatim } from '#features/statements/statement'
import { formatEdtfInSentence } from '#lib/dates'
import { paths } from '#lib/paths'
import { capitalize, langOf } from '#lib/text'
import styles from './sent-page.module.css'

type Props = {
  record: DeskRecord
  /** The second editor that it was sent to; null for any. */
  reviewer: string | null
  undo: { action: FormAction; idempotencyKey: string }
}

/** The receipt of a record that was sent from Compare: both passages, how to take it back, and what comes next. */
export function SentPage({ record, reviewer, undo }: Props) {
  const { id, number, subject, revision, statementA, statementB, state } = record
  return (
    <main id="main">
      <div className="wrap deskbar">
        <h1>{state === 'IN_REVIEW' ? 'Sent to review' : `Record ${number}`}</h1>
        <a className="button" href={paths.desk.compare()}>
          Compare two more <kbd>C</kbd>
        </a>
      </div>
      <section className={`wrap ${styles['receipt'] ?? ''}`} aria-label="What was sent">
        <Words statement={statementA} record={record} />
        <div className={styles['middle']}>
          <p>
            <a href={paths.desk.record(number)}>
              <bdi>{capitalize(subject)}</bdi>
            </a>
          </p>
          <p className="label">
            Record {number}, <StateBadge {...record} />
          </p>
          <p className="label">
            {reviewer === null ? (
              'for any editor'
            ) : (
              <>
                for <bdi>{reviewer}</bdi>
              </>
            )}
          </p>
        </div>
        <Words statement={statementB} record={record} />
      </section>
      {state === 'IN_REVIEW' ? (
        <div className={`wrap ${styles['undo'] ?? ''}`}>
          <p>You can take it back until a second editor approves it.</p>
          <ButtonForm {...undo} values={{ subject: 'RECORD', id, revision: String(revision) }}>
            Undo: take it back
          </ButtonForm>
        </div>
      ) : null}
      <p className={`wrap ${styles['next'] ?? ''}`}>
        <a className="button primary" href={paths.desk.queue()}>
          Next: pairs to judge
        </a>
        <a className="button bare" href={paths.desk.review(number)}>
          See it as readers will
        </a>
      </p>
    </main>
  )
}

function Words({ statement, record }: { statement: DeskStatement; record: DeskRecord }) {
  const { id, said, wording, language, quote, attributions } = statement
  const passages = record.ties.flatMap((tie) => tie.passages.filter(({ statementId }) => statementId === id))
  const words = passages.length === 0 ? [quote] : passages.map(({ exact }) => exact)
  return (
    <div>
      <p className="label">
        <bdi>{attributions[0]?.speaker.name ?? ''}</bdi>, {formatEdtfInSentence(said)}
      </p>
      {words.map((exact) => (
        <p
          key={exact}
          className={isVerbatim(wording) ? 'quotation' : 'quotation paraphrase'}
          lang={langOf(language)}
          dir="auto"
        >
          {isVerbatim(wording) ? `“${exact}”` : exact}
        </p>
      ))}
    </div>
  )
}
