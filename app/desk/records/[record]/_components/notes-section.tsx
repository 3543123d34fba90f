import { letteredNotes } from '#features/annotations/lettering'
import { NoteThread } from './note-thread'
import type { Workspace } from './workspace'

/** Notes on a passage, on both sides, on the whole record: internal, unless they are made public. */
export function NotesSection(workspace: Workspace) {
  const { notes, record } = workspace
  return (
    <section aria-labelledby="notes">
      <h2 id="notes">
        Notes{' '}
        <span className="label">{notes.filter(({ resolvedAt }) => resolvedAt === null).length} open</span>
      </h2>
      {notes.length === 0 ? <p className="hint">None yet.</p> : null}
      {letteredNotes(notes, record).map(({ letter, note }) => (
        <NoteThread key={note.id} note={note} letter={letter} workspace={workspace} />
      ))}
    </section>
  )
}
