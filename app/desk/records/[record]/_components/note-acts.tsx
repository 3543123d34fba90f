import { DeskForm } from '#components/ui/desk-form.client'
import { TextField } from '#components/ui/fields.client'
import type { DeskNote } from '#features/annotations/queries.server'
import { newIdempotencyKey } from '#lib/idempotency-key'
import { ButtonForm } from '#components/ui/button-form.client'
import { NoteForm } from './note-form.client'
import type { Workspace } from './workspace'

type Props = { note: DeskNote; letter: string; workspace: Workspace }

/** An internal note is its author's to change; every note is everybody's to answer and to resolve. */
export function NoteActs({ note, letter, workspace }: Props) {
  const { record, editorId, actions } = workspace
  const { id, revision, resolvedAt } = note
  const recordNumber = String(record.number)
  const isOpen = resolvedAt === null
  const name = `record:${record.id}:note:${id}`
  const of = <span className="visually-hidden"> note {letter}</span>
  return (
    <div className="note-actions">
      <ButtonForm
        action={actions.settleNote}
        idempotencyKey={newIdempotencyKey()}
        values={{ id, recordNumber, revision: String(revision), step: isOpen ? 'resolve' : 'reopen' }}
      >
        {isOpen ? 'Resolve' : 'Reopen'}
        {of}
      </ButtonForm>
      <details>
        <summary>Reply{of}</summary>
        <DeskForm
          action={actions.reply}
          name={`${name}:reply`}
          editorId={editorId}
          idempotencyKey={newIdempotencyKey()}
          initial={{ recordNumber, parentId: id, body: '' }}
          submit="Send reply"
        >
          <input type="hidden" name="recordNumber" value={recordNumber} />
          <input type="hidden" name="parentId" value={id} />
          <TextField name="body" label="Reply" rows={2} maxLength={2000} hint="Seen by the desk alone." />
        </DeskForm>
      </details>
      {note.visibility === 'PUBLIC' || note.authorId === editorId ? (
        <details>
          <summary>Edit{of}</summary>
          <NoteForm
            name={name}
            note={note}
            recordNumber={recordNumber}
            form={{ action: actions.changeNote, editorId, revision, idempotencyKey: newIdempotencyKey() }}
          />
        </details>
      ) : null}
    </div>
  )
}
