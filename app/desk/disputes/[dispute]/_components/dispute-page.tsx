import { Combobox } from '#components/ui/combobox.client'
import { StateBadge } from '#components/shell/state-badge'
import { DeskForm } from '#components/ui/desk-form.client'
import type { FormAction } from '#components/ui/form-state'
import type { deskDisputeRecords } from '#features/disputes/queries.server'
import { disputeValues } from '#features/disputes/schema'
import type { DeskDispute } from '#features/review/queries.server'
import { toDay } from '#lib/dates'
import { paths } from '#lib/paths'
import { DisputeFields, disputeLabels } from '#app/desk/disputes/_components/dispute-fields'
import { RecordsOf } from './records-of'
import { StatementsOf } from './statements-of'

type Props = {
  dispute: DeskDispute
  records: Awaited<ReturnType<typeof deskDisputeRecords>>
  editorId: string
  actions: { edit: FormAction; assign: FormAction; arrange: FormAction }
  keys: { edit: string; assign: string; arrange: readonly string[] }
}

export function DisputePage({ dispute, records, editorId, actions, keys }: Props) {
  const { id, slug, title, revision } = dispute
  const read = { editorId, revision }
  return (
    <main id="main">
      <div className="wrap deskbar">
        <h1>{title}</h1>
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
              {...read}
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
            {...read}
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
