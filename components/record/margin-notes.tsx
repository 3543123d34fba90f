import { paragraphsOf } from '#features/annotations/markdown'
import type { PublishedNote, PublishedStatement } from '#features/publications/document'
import { formatShortDay } from '#lib/dates'
import { Inlines, Paragraphs } from './markdown'
import { langOf } from '#lib/text'
import { isSpoken, passageWords } from '#features/publications/voice'
import type { SideProps } from './side-props'

/** Notes in the outer margin, beside their statement. */
export function MarginNotes({ view, notes }: { view: SideProps; notes: readonly PublishedNote[] }) {
  const sideNotes = notes.filter(({ on }) => on === view.key.toUpperCase())
  if (sideNotes.length === 0) return null
  return (
    <section className={`notes ${view.key}`} aria-labelledby={`notes-${view.key}`}>
      <h3 id={`notes-${view.key}`}>Notes on the statement of {view.name}</h3>
      {sideNotes.map((note) => (
        <Note key={note.letter} note={note} statement={view.statement} />
      ))}
    </section>
  )
}

function Note({ note, statement }: { note: PublishedNote; statement: PublishedStatement | null }) {
  const { letter, passage, body, by, notedOn } = note
  const [first = [], ...rest] = paragraphsOf(body)
  return (
    <div className="note" id={`note-${letter}`}>
      <p>
        {passage === null ? (
          <b className="note-letter">{letter}</b>
        ) : (
          <a className="note-letter" href={`#ref-${letter}`} aria-label={`${letter}, back to the words`}>
            {letter}
          </a>
        )}{' '}
        {passage && statement ? <Anchor passage={passage} statement={statement} /> : null}
        <Inlines parts={first} />
      </p>
      <Paragraphs paragraphs={rest} />
      <p className="label">
        {by}, <time dateTime={notedOn}>{formatShortDay(notedOn)}</time>
      </p>
    </div>
  )
}

type AnchorProps = { passage: NonNullable<PublishedNote['passage']>; statement: PublishedStatement }

/** Serif marks words that the speaker is quoted as saying. */
function Anchor({ passage, statement }: AnchorProps) {
  return (
    <>
      <span className={isSpoken(statement, passage) ? 'on' : undefined} lang={langOf(statement.language)}>
        {passageWords(statement, passage)}
      </span>{' '}
    </>
  )
}

/** Notes on the record as a whole. */
export function RecordNotes({ notes }: { notes: readonly PublishedNote[] }) {
  const whole = notes.filter(({ on }) => on === 'RECORD')
  if (whole.length === 0) return null
  return (
    <section className="section wrap whole" aria-labelledby="record-notes">
      <h2 id="record-notes">Notes on this record</h2>
      {whole.map((note) => (
        <Note key={note.letter} note={note} statement={null} />
      ))}
    </section>
  )
}
