import type { ReactNode } from 'react'
import { DeskForm } from '#components/ui/desk-form.client'
import { emptyPassageFields } from '#features/records/schema'
import { newIdempotencyKey } from '#lib/idempotency-key'
import { NoteFields, NoteTarget, NoteForm } from './note-form.client'
import { TypedPassage } from './passage-inputs.client'
import { passageWords } from '#features/publications/voice'
import { passageSidesOf, type Workspace } from './workspace'
import { letteredNotes } from '#features/annotations/lettering'
import { Paragraphs } from '#components/record/markdown'
import { motivationLabels } from '#features/annotations/annotation'
import { paragraphsOf } from '#features/annotations/markdown'
import type { DeskNote } from '#features/annotations/queries.server'
import { formatShortDay, toDay } from '#lib/dates'
import { paths } from '#lib/paths'
import { isolated } from '#lib/sentence'
import { TextField } from '#components/ui/fields.client'
import { ButtonForm } from '#components/ui/button-form.client'
import styles from './workspace.module.css'

export function NewNote({ record, editorId, actions }: Workspace) {
  const { id, revision, statementAId, statementBId } = record
  const sides = passageSidesOf(record)
  return (
    <section aria-labelledby="note" className={styles['new-note']}>
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

/**
 * Up to this many notes are shown whole, each with its forms. If there are more, each is a line, and only the
 * opened note has its forms. A record with 350 notes would otherwise be 3 MB.
 */
const wholeMax = 20

/** Notes on a passage, on both sides or on the whole record. They are internal unless made public. */
export function NotesSection(workspace: Workspace) {
  const { notes, record, openNote } = workspace
  return (
    <section aria-labelledby="notes">
      <h2 id="notes">
        Notes{' '}
        <span className="label">{notes.filter(({ resolvedAt }) => resolvedAt === null).length} open</span>
      </h2>
      {notes.length === 0 ? <p className="hint">None yet.</p> : null}
      {letteredNotes(notes, record).map(({ letter, note }, index) =>
        index < wholeMax || note.id === openNote ? (
          <NoteThread key={note.id} note={note} letter={letter} workspace={workspace} />
        ) : (
          <NoteLine key={note.id} note={note} letter={letter} />
        ),
      )}
    </section>
  )
}

type NoteLineProps = { note: DeskNote; letter: string }

const lineMax = 80

function NoteLine({ note: { id, body, blocking, resolvedAt }, letter }: NoteLineProps) {
  // A cut through a surrogate pair would leave a box.
  const start = body.slice(0, lineMax).replace(/\p{Surrogate}$/u, '')
  const words = start.length < body.length ? `${start}…` : body
  return (
    <p className={styles['note-line']} id={`note-${id}`} tabIndex={-1}>
      <OpenNote id={id}>Note {letter}</OpenNote>
      {`: ${words}${blocking ? ' (blocks publication)' : ''}${resolvedAt === null ? '' : ' (resolved)'}`}
    </p>
  )
}

/** Reads the page with the whole note and its forms. */
function OpenNote({ id, children }: { id: string; children: ReactNode }) {
  return <a href={`?note=${id}#note-${id}`}>{children}</a>
}

type NoteThreadProps = { note: DeskNote; letter: string; workspace: Workspace }

/** A note with its replies, collapsed if the note is resolved. */
function NoteThread({ note, letter, workspace }: NoteThreadProps) {
  const isOpen = note.resolvedAt === null
  const article = (
    <article className={styles['thread']} id={`note-${note.id}`} tabIndex={-1} aria-label={`Note ${letter}`}>
      <p className="label">
        <b className="note-letter">{letter}</b> {onWhat(note, workspace)}
      </p>
      <Paragraphs paragraphs={paragraphsOf(note.body)} />
      <p className="label">
        {note.visibility === 'PUBLIC' ? 'Public' : 'Internal'}
        {note.blocking ? ', blocks publication' : ''}. {motivationLabels[note.motivation]} by{' '}
        <bdi>{note.author.name}</bdi>, <Day at={note.createdAt} />
        {note.resolvedAt === null ? null : (
          <>
            . Resolved by <bdi>{note.resolvedBy?.name}</bdi>, <Day at={note.resolvedAt} />
          </>
        )}
      </p>
      {note.replies.map((reply) => (
        <div key={reply.id} className={styles['reply']} data-testid="reply">
          <Paragraphs paragraphs={paragraphsOf(reply.body)} />
          <p className="label">
            Reply by <bdi>{reply.author.name}</bdi>, <Day at={reply.createdAt} />
          </p>
        </div>
      ))}
      {workspace.notes.length <= wholeMax || note.id === workspace.openNote ? (
        <NoteActs note={note} letter={letter} workspace={workspace} />
      ) : (
        <p className="actions">
          <OpenNote id={note.id}>Reply, resolve or edit note {letter}</OpenNote>
        </p>
      )}
    </article>
  )
  if (isOpen) return article
  return (
    <details className={styles['resolved']} open={note.id === workspace.openNote}>
      <summary>
        Note {letter}, resolved<bdi className="label"> {note.body.slice(0, 40)}</bdi>
      </summary>
      {article}
    </details>
  )
}

function Day({ at }: { at: Date }) {
  const day = toDay(at)
  return <time dateTime={day}>{formatShortDay(day)}</time>
}

function onWhat({ targets }: DeskNote, { record }: Workspace) {
  const words = targets.flatMap(({ statementId, start, end, exact }) => {
    if (start === null || end === null || exact === null) return []
    const side = passageSidesOf(record).find((candidate) => candidate.statementId === statementId)
    return [side ? passageWords(side.statement, { start, end, exact }) : isolated(`“${exact}”`)]
  })
  const elsewhere = targets.flatMap((target) => (target.record ? [target.record.number] : []))
  const other = elsewhere.find((number) => number !== record.number)
  const part = targets.some(({ tieId }) => tieId !== null)
    ? 'a tie'
    : targets.some(({ evidenceId }) => evidenceId !== null)
      ? 'evidence'
      : 'the whole record'
  return (
    <>
      On {words.length === 0 ? part : words.join(' and ')}
      {elsewhere.length === 0 && words.length > 0 ? ', of the statement in every record' : ''}
      {other === undefined ? null : (
        <>
          , in <a href={paths.desk.record(other)}>record {other}</a>
        </>
      )}
    </>
  )
}

type NoteActsProps = { note: DeskNote; letter: string; workspace: Workspace }

/** Only the author may edit an internal note. Every editor may reply to and resolve any note. */
function NoteActs({ note, letter, workspace }: NoteActsProps) {
  const { record, editorId, actions } = workspace
  const { id, revision, resolvedAt } = note
  const recordNumber = String(record.number)
  const isOpen = resolvedAt === null
  const name = `record:${record.id}:note:${id}`
  const noteName = <span className="visually-hidden"> note {letter}</span>
  return (
    <div className={styles['note-actions']}>
      <ButtonForm
        action={actions.settleNote}
        idempotencyKey={newIdempotencyKey()}
        values={{ id, recordNumber, revision: String(revision), step: isOpen ? 'resolve' : 'reopen' }}
      >
        {isOpen ? 'Resolve' : 'Reopen'}
        {noteName}
      </ButtonForm>
      <details>
        <summary>Reply{noteName}</summary>
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
          <summary>Edit{noteName}</summary>
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
