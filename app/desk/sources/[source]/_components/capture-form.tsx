import { DeskForm } from '#components/ui/desk-form.client'
import { TextField } from '#components/ui/fields.client'
import { CollapsibleFields } from '#components/ui/collapsible-fields.client'
import type { FormAction, Values } from '#components/ui/form-state'
import { paths } from '#lib/paths'
import { QuoteFields } from './quote-fields.client'
import { StatementFields, statementLabels } from '#components/statement-fields/statement-fields'
import { SubmitKey } from './submit-key.client'

type Props = {
  snapshotId: string
  sourceId: string
  editorId: string
  action: FormAction
  idempotencyKey: string
  initial: Values
}

/** Takes one statement out of the text: its words, who says so, and when. */
export function CaptureForm({ snapshotId, sourceId, ...form }: Props) {
  return (
    <section aria-labelledby="take" className="open-form">
      <h2 id="take">Take a statement</h2>
      <DeskForm
        name={`statement:new:${sourceId}`}
        labels={statementLabels}
        submit={
          <>
            Add this statement <kbd>Ctrl Enter</kbd>
          </>
        }
        {...form}
      >
        <input type="hidden" name="snapshotId" value={snapshotId} />
        <QuoteFields />
        <CollapsibleFields summary="Words around it" names={['context']}>
          <TextField
            name="context"
            label="Context"
            rows={3}
            maxLength={40_000}
            hint="Empty: its line, or the sentences it touches. The reporter’s words are never the speaker’s."
          />
        </CollapsibleFields>
        <StatementFields find={paths.desk.findSpeakers()} />
        <SubmitKey />
      </DeskForm>
    </section>
  )
}
