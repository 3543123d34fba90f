import { DeskForm } from '#components/ui/desk-form.client'
import { emptyPassageFields } from '#features/records/schema'
import { newIdempotencyKey } from '#lib/idempotency-key'
import { NoteFields } from './note-fields.client'
import { NoteTarget } from './note-target.client'
import { TypedPassage } from './typed-passage.client'
import { passageSidesOf, type Workspace } from './workspace'

export function NewNote({ record, editorId, actions }: Workspace) {
  const { id, revision, statementAId, statementBId } = record
  const sides = passageSidesOf(record)
  return (
    <section aria-labelledby="note" className="new-note">
      <DeskForm
        action={actions.note}
        name={`record:${id}:note`}
        editorId={editorId}
        idempotencyKey={newIdempotencyKey()}
        initial={{
          ...{ recordId: id, body: '', visibility: 'INTERNAL', motivation: 'COMMENTING' },
          ...emptyPassageFields([statementAId, statementBId]),
        }}
        revision={revision}
        submit="Add note"
      >
        <input type="hidden" name="recordId" value={id} />
        <NoteTarget sides={sides} />
        <NoteFields />
        <TypedPassage sides={sides} />
      </DeskForm>
    </section>
  )
}
