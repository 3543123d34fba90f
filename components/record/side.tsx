import { Fragment } from 'react'
import type { RecordDocument } from '#features/publications/document'
import { paths } from '#lib/paths'
import { without } from '#lib/sentence'
import { capitalize, langOf } from '#lib/text'
import { dayOfStatement, occasionOf, type SideProps, wordsOf, passageId, tieClass } from './side-props'
import {
  textRuns,
  type TextRun,
  tiedPassages,
  withoutUnusedFrame,
  type TiedPassage,
} from '#features/publications/text-runs'
import { StandingNotice } from '#components/statement/standing-notice'
import { PassageWords } from './passage-words'
import { noteLinkId, notesOnSide } from '#features/publications/note-passages'
import { isVerbatim, verbOf } from '#features/statements/statement'

export function Side({ view, document }: { view: SideProps; document: RecordDocument }) {
  const { key, statement, originator, order } = view
  const { prefix, day, words } = dayOfStatement(statement)
  const verb = verbOf(statement)
  const occasion = occasionOf(statement)
  const lead = occasion === null ? capitalize(prefix) : `${occasion}, ${prefix}`
  return (
    <article className={`side ${key}`} aria-labelledby={`speaker-${key}`}>
      <header>
        <p className="label">{order}</p>
        <h2 id={`speaker-${key}`}>
          <a href={paths.speaker(originator.speaker.slug)}>
            <bdi>{originator.speaker.name}</bdi>
          </a>
        </h2>
        {verb === null ? null : <p>{capitalize(verb)}</p>}
        <p>
          {lead}
          {day === null ? lead === '' ? capitalize(words) : words : <time dateTime={day}>{words}</time>}
        </p>
        <StandingNotice statement={statement} />
      </header>
      <div className="said">
        <StatementText view={view} document={document} />
        <Counterparts view={view} document={document} />
        {statement.translation === null ? null : (
          <p className="translation">
            <span className="label">
              Translation
              {statement.translator === null ? null : (
                <>
                  {' '}
                  by <bdi>{without('by', statement.translator)}</bdi>
                </>
              )}
            </span>{' '}
            <bdi>{statement.translation}</bdi>
          </p>
        )}
      </div>
    </article>
  )
}

/** A statement in its source's words: the speaker's in serif, the reporter's in grey. */
function StatementText({ view, document }: { view: SideProps; document: RecordDocument }) {
  const { statement, key } = view
  const notes = notesOnSide(document.notes, key)
  const runs = withoutUnusedFrame(textRuns(statement, tiedPassages(document.ties, key), notes), statement)
  return (
    <blockquote
      className={isVerbatim(statement.wording) ? 'quotation' : 'quotation paraphrase'}
      lang={langOf(statement.language)}
      dir="auto"
    >
      <p>
        {runs.map((run) => (
          <Stretch key={`${run.start} ${run.voice}`} run={run} view={view} document={document} />
        ))}
      </p>
    </blockquote>
  )
}

function Stretch({ run, view, document }: { run: TextRun; view: SideProps; document: RecordDocument }) {
  const body = run.passages.length > 0 ? <TiedRun run={run} view={view} document={document} /> : wordsOf(run)
  const notes = document.notes.filter(({ letter }) => run.notes.includes(letter))
  const references = notes.map((note) => (
    <a
      key={note.letter}
      className="note-ref"
      href={`#note-${note.letter}`}
      id={noteLinkId(note, view.key)}
      data-letter={note.letter}
      aria-label={`Note ${note.letter}`}
    />
  ))
  const isPlain = run.voice !== 'frame'
  return isPlain ? (
    <>
      {body}
      {references}
    </>
  ) : (
    <span className="frame">
      {body}
      {references}
    </span>
  )
}

const otherKey = (key: SideProps['key']) => (key === 'a' ? 'b' : 'a')
const counterpartId = (key: SideProps['key'], ordinal: number) => `against-${key}${ordinal}`

/**
 * Describes each passage's link to a screen reader. The words stay outside the quotation, which is read and copied
 * character for character.
 */
function Counterparts({ view: { key }, document }: { view: SideProps; document: RecordDocument }) {
  const other = otherKey(key)
  return document.ties.map((tie) => (
    <p key={tie.ordinal} id={counterpartId(key, tie.ordinal)} hidden>
      passage {tie.ordinal}, against{' '}
      {tie[other].map((passage, index) => (
        <Fragment key={passage.start}>
          {index === 0 ? null : ' … '}
          <PassageWords statement={document[other]} passage={passage} />
        </Fragment>
      ))}
    </p>
  ))
}

type MarkedRunProps = { run: TextRun; view: SideProps; document: RecordDocument }

/** A link to the other side of its point. Only the innermost passage is a link; the others only have their ids. */
function TiedRun({ run, view, document }: MarkedRunProps) {
  const inner = run.passages.at(-1)
  const tie = document.ties.find(({ ordinal }) => ordinal === inner?.ordinal)
  if (!inner || !tie) return wordsOf(run)
  const other = otherKey(view.key)
  const starting = run.passages.filter(({ start }) => start === run.start)
  const isEnd = run.start + run.text.length === inner.end
  return (
    <>
      {starting
        .filter((passage) => passage !== inner)
        .map((passage) => (
          <span key={passageId(view.key, passage)} id={passageId(view.key, passage)} />
        ))}
      <a
        className={`mark ${tieClass(inner.ordinal)}`}
        data-t={ordinals(run.passages)}
        data-n={isEnd ? inner.ordinal : undefined}
        id={starting.includes(inner) ? passageId(view.key, inner) : undefined}
        href={`#${passageId(other, { ordinal: inner.ordinal, part: 1 })}`}
        aria-describedby={counterpartId(view.key, inner.ordinal)}
      >
        {wordsOf(run)}
      </a>
    </>
  )
}

const ordinals = (passages: readonly TiedPassage[]) => passages.map(({ ordinal }) => ordinal).join(' ')
