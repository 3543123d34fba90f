import type { PublishedNote } from '#features/publications/document'
import { Note } from './margin-notes'

/** Notes on the record as a whole. */
export function RecordNotes({ notes }: { notes: readonly PublishedNote[] }) {
  const recordNotes = notes.filter(({ on }) => on === 'RECORD')
  if (recordNotes.length === 0) return null
  return (
    <section className="section wrap whole" aria-labelledby="record-notes">
      <h2 id="record-notes">Notes on this record</h2>
      {recordNotes.map((note) => (
        <Note key={note.letter} note={note} statement={null} />
      ))}
    </section>
  )
}
