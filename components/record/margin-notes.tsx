import { paragraphsOf } from '#features/annotations/markdown'
import type {
  Passage,
  PublishedNote,
  PublishedStatement,
  RecordDocument,
} from '#features/publications/document'
import { notePassages, noteLinkId } from '#features/publications/note-passages'
import { isSpoken } from '#features/publications/voice'
import { PassageWords } from './passage-words'
import { formatShortDay } from '#lib/dates'
import { Inlines, Paragraphs } from './markdown'
import type { SideProps } from './side-props'

/** Notes in the outer margin, beside their statement. */
export function MarginNotes({ view, document }: { view: SideProps; document: RecordDocument }) {
  const sideNotes = document.notes.filter(({ on }) => on === view.key.toUpperCase())
  if (sideNotes.length === 0) return null
  return (
    <section className={`notes ${view.key}`} aria-labelledby={`notes-${view.key}`}>
      <h3 id={`notes-${view.key}`}>
        Notes on the statement of <bdi>{view.name}</bdi>
      </h3>
      {sideNotes.map((note) => (
        <Note key={note.letter} note={note} document={document} />
      ))}
    </section>
  )
}

function Note({ note, document }: { note: PublishedNote; document: RecordDocument }) {
  const { letter, body, by, notedOn } = note
  const [first = [], ...rest] = paragraphsOf(body, document.mentions)
  const passages = notePassages(note)
  const [only, another] = passages
  return (
    <div className="note" id={`note-${letter}`}>
      <p>
        {only && !another ? (
          <a
            className="note-letter"
            href={`#${noteLinkId(note, only.side)}`}
            aria-label={`${letter}, back to the words`}
          >
            {letter}
          </a>
        ) : (
          <b className="note-letter">{letter}</b>
        )}{' '}
        {passages.map(({ side, passage }, index) => (
          <span key={side}>
            {index === 0 ? null : 'and '}
            {another ? (
              <a href={`#${noteLinkId(note, side)}`}>
                <Anchor passage={passage} statement={document[side]} />
              </a>
            ) : (
              <Anchor passage={passage} statement={document[side]} />
            )}{' '}
          </span>
        ))}
        <bdi>
          <Inlines parts={first} />
        </bdi>
      </p>
      <Paragraphs paragraphs={rest} />
      <p className="label">
        <bdi>{by}</bdi>, <time dateTime={notedOn}>{formatShortDay(notedOn)}</time>
      </p>
    </div>
  )
}

/** Serif marks words that the speaker is quoted as saying. */
function Anchor({ passage, statement }: { passage: Passage; statement: PublishedStatement }) {
  const className = isSpoken(statement, passage) ? 'on' : undefined
  return <PassageWords {...{ statement, passage, className }} />
}

/** Notes on the record as a whole and on both sides. */
export function RecordNotes({ document }: { document: RecordDocument }) {
  const recordNotes = document.notes.filter(({ on }) => on === 'RECORD')
  if (recordNotes.length === 0) return null
  return (
    <section className="section wrap whole" aria-labelledby="record-notes">
      <h2 id="record-notes">Notes on this record</h2>
      {recordNotes.map((note) => (
        <Note key={note.letter} note={note} document={document} />
      ))}
    </section>
  )
}
