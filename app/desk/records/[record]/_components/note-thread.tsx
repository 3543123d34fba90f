import { Paragraphs } from '#components/record/markdown'
import { motivationLabels } from '#features/annotations/annotation'
import { paragraphsOf } from '#features/annotations/markdown'
import type { DeskNote } from '#features/annotations/queries.server'
import { formatShortDay, toDay } from '#lib/dates'
import { paths } from '#lib/paths'
import { NoteActs } from './note-acts'
import type { Workspace } from './workspace'

type Props = { note: DeskNote; letter: string; workspace: Workspace }

/** A note with its replies; what is resolved is folded. */
export function NoteThread({ note, letter, workspace }: Props) {
  const isOpen = note.resolvedAt === null
  const whole = (
    <article className="thread" id={`note-${note.id}`} tabIndex={-1} aria-label={`Note ${letter}`}>
      <p className="label">
        <b className="note-letter">{letter}</b> {onWhat(note, workspace)}
      </p>
      <Paragraphs paragraphs={paragraphsOf(note.body)} />
      <p className="label">
        {note.visibility === 'PUBLIC' ? 'Public' : 'Internal'}
        {note.blocking ? ', blocks publication' : ''}. {motivationLabels[note.motivation]} by{' '}
        {note.author.name}, <Day at={note.createdAt} />
        {note.resolvedAt === null ? null : (
          <>
            . Resolved by {note.resolvedBy?.name}, <Day at={note.resolvedAt} />
          </>
        )}
      </p>
      {note.replies.map((reply) => (
        <div key={reply.id} className="reply">
          <Paragraphs paragraphs={paragraphsOf(reply.body)} />
          <p className="label">
            Reply by {reply.author.name}, <Day at={reply.createdAt} />
          </p>
        </div>
      ))}
      <NoteActs note={note} letter={letter} workspace={workspace} />
    </article>
  )
  if (isOpen) return whole
  return (
    <details className="resolved">
      <summary>
        Note {letter}, resolved<span className="label"> {note.body.slice(0, 40)}</span>
      </summary>
      {whole}
    </details>
  )
}

function Day({ at }: { at: Date }) {
  const day = toDay(at)
  return <time dateTime={day}>{formatShortDay(day)}</time>
}

function onWhat({ targets }: DeskNote, { record }: Workspace) {
  const words = targets.flatMap(({ exact }) => (exact === null ? [] : [`“${exact}”`]))
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
