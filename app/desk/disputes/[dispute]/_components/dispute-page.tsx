import { DisputeFields, disputeLabels } from '#app/desk/disputes/_components/dispute-fields'
import { StateBadge } from '#components/shell/state-badge'
import { Combobox } from '#components/ui/combobox.client'
import { DeskForm } from '#components/ui/desk-form.client'
import type { FormAction } from '#components/ui/form-state'
import type { deskDisputeRecords } from '#features/disputes/queries.server'
import { disputeValues } from '#features/disputes/schema'
import type { DeskDispute } from '#features/review/queries.server'
import { isVerbatim } from '#features/statements/statement'
import { toDay } from '#lib/dates'
import { paths } from '#lib/paths'
import { langOf } from '#lib/text'
import { MoveForm } from './move-form.client'

type Props = {
  dispute: DeskDispute
  records: Awaited<ReturnType<typeof deskDisputeRecords>>
  editorId: string
  actions: { edit: FormAction; assign: FormAction; arrange: FormAction }
  keys: { edit: string; assign: string; arrange: readonly string[] }
}

export function DisputePage({ dispute, records, editorId, actions, keys }: Props) {
  const { id, slug, title, revision } = dispute
  const formBase = { editorId, revision }
  return (
    <main id="main">
      <div className="wrap deskbar">
        <h1>
          <bdi>{title}</bdi>
        </h1>
        <StateBadge {...dispute} />
        <a className="button" href={paths.desk.disputeHistory(slug)}>
          History
        </a>
        <a className="button primary" href={paths.desk.disputeReview(slug)}>
          Preview and review
        </a>
      </div>
      <div className="wrap two wide halves">
        <div className="parts">
          <section aria-labelledby="words">
            <h2 id="words">The dispute</h2>
            <DeskForm
              {...formBase}
              action={actions.edit}
              name={`dispute:${id}`}
              idempotencyKey={keys.edit}
              initial={disputeValues({ ...dispute, asOf: toDay(dispute.asOf) })}
              labels={disputeLabels}
              submit="Save"
            >
              <input type="hidden" name="id" value={id} />
              <DisputeFields />
            </DeskForm>
          </section>
          <RecordsOf records={records} />
        </div>
        <section aria-labelledby="statements">
          <h2 id="statements">Its statements, in order</h2>
          <DeskForm
            {...formBase}
            action={actions.assign}
            name={`dispute:${id}:assign`}
            idempotencyKey={keys.assign}
            initial={{}}
            labels={{ statement: 'Statement' }}
            submit="Add it"
          >
            <input type="hidden" name="id" value={id} />
            <Combobox
              name="statement"
              label="Add a statement"
              hint="Type its words or its speaker, and choose it."
              source={paths.desk.findStatements()}
            />
          </DeskForm>
          <StatementsOf dispute={dispute} action={actions.arrange} keys={keys.arrange} />
        </section>
      </div>
    </main>
  )
}

function RecordsOf({ records }: { records: Awaited<ReturnType<typeof deskDisputeRecords>> }) {
  return (
    <section aria-labelledby="records">
      <h2 id="records">Its records</h2>
      <ul className="plain-list">
        {records.map(({ number, subject, ...standing }) => (
          <li key={number}>
            <a href={paths.desk.record(number)}>
              Record {number}, <bdi>{subject}</bdi>
            </a>{' '}
            <StateBadge {...standing} />
          </li>
        ))}
      </ul>
      {records.length === 0 ? (
        <p>
          None yet. <a href={paths.desk.pair()}>Pair two statements.</a>
        </p>
      ) : null}
    </section>
  )
}

type StatementsOfProps = { dispute: DeskDispute; action: FormAction; keys: readonly string[] }

function StatementsOf({ dispute, action, keys }: StatementsOfProps) {
  const { id, revision, statements } = dispute
  return (
    <>
      <ol className="rows">
        {statements.map(({ statement }, index) => {
          const { slug, quote, language, wording, attributions } = statement
          const isQuoted = isVerbatim(wording)
          const name = attributions[0]?.speaker.name ?? ''
          return (
            <li key={slug} className="with-aside">
              <div>
                <p>
                  <strong>
                    <a href={paths.desk.statement(slug)}>
                      <bdi>{name}</bdi>
                    </a>
                  </strong>
                </p>
                <p
                  className={isQuoted ? 'quotation' : 'quotation paraphrase'}
                  lang={langOf(language)}
                  dir="auto"
                >
                  {isQuoted ? `“${quote}”` : quote}
                </p>
              </div>
              <MoveForm
                action={action}
                idempotencyKey={keys[index] ?? ''}
                values={{ id, revision, statementId: statement.id }}
                statementName={`statement ${index + 1}, ${name}`}
                ends={{ isFirst: index === 0, isLast: index === statements.length - 1 }}
              />
            </li>
          )
        })}
      </ol>
      {statements.length === 0 ? <p>None yet.</p> : null}
    </>
  )
}
