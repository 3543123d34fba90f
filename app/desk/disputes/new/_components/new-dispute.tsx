import { DeskForm } from '#components/ui/desk-form.client'
import type { FormAction } from '#components/ui/form-state'
import { DisputeFields, disputeLabels } from '#app/desk/disputes/_components/dispute-fields'

type Props = {
  action: FormAction
  editorId: string
  idempotencyKey: string
  /** `2019-11-12` */
  today: string
}

export function NewDispute({ action, editorId, idempotencyKey, today }: Props) {
  return (
    <main id="main">
      <div className="wrap deskbar">
        <h1>Open a dispute</h1>
      </div>
      <div className="wrap column">
        <DeskForm
          action={action}
          name="dispute:new"
          editorId={editorId}
          idempotencyKey={idempotencyKey}
          initial={{ asOf: today }}
          labels={disputeLabels}
          submit="Open it"
        >
          <DisputeFields />
        </DeskForm>
      </div>
    </main>
  )
}
