import { DeskForm } from '#components/ui/desk-form.client'
import { TextField } from '#components/ui/fields.client'
import { emptyPassageFields } from '#features/records/schema'
import { newIdempotencyKey } from '#lib/idempotency-key'
import { TieSelection } from './tie-selection.client'
import { TypedPassage } from './typed-passage.client'
import { passageSidesOf, type Workspace } from './workspace'

/** The next tie: what is marked on either side, and what it is about. */
export function NewTie({ record, editorId, actions }: Workspace) {
  const { id, revision, statementAId, statementBId, ties } = record
  const sides = passageSidesOf(record)
  return (
    <DeskForm
      action={actions.tie}
      name={`record:${id}:tie`}
      editorId={editorId}
      idempotencyKey={newIdempotencyKey()}
      initial={{ recordId: id, label: '', ...emptyPassageFields([statementAId, statementBId]) }}
      revision={revision}
      submit={
        <>
          Tie <kbd>T</kbd>
        </>
      }
      className="new-tie"
    >
      <input type="hidden" name="recordId" value={id} />
      <TieSelection sides={sides} ordinal={ties.length + 1} />
      <TextField name="label" label="This tie is about" maxLength={120} />
      <TypedPassage sides={sides} />
    </DeskForm>
  )
}
