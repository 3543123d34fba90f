import { textRuns, type TextRun, tiedPassages, withoutUnusedFrame } from '#features/publications/text-runs'
import type { RecordDocument } from '#features/publications/document'
import { isVerbatim } from '#features/statements/statement'
import { TiedRun } from './tied-run'
import { langOf } from '#lib/text'
import { type SideProps, wordsOf } from './side-props'

/** A statement in its source's words: the speaker's in serif, the reporter's in grey. */
export function StatementText({ view, document }: { view: SideProps; document: RecordDocument }) {
  const { statement, key } = view
  const notes = document.notes.filter(({ on }) => on === key.toUpperCase())
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
  const references = run.notes.map((letter) => (
    <a
      key={letter}
      className="note-ref"
      href={`#note-${letter}`}
      id={`ref-${letter}`}
      aria-label={`Note ${letter}`}
    >
      {letter}
    </a>
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
