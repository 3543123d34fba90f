import { TieColumn } from './ties'
import { quotedTextOf, sidesOf, type Workspace, occasionOf, tiesOf, type WorkspaceSide } from './workspace'
import { isVerbatim } from '#features/statements/statement'
import { paths } from '#lib/paths'
import { isolated } from '#lib/sentence'
import { Combobox } from '#components/ui/combobox.client'
import { DeskForm } from '#components/ui/desk-form.client'
import { newIdempotencyKey } from '#lib/idempotency-key'
import type { ReactNode } from 'react'
import { RunWords } from '#components/passage-picker/run-words'
import { SelectableText } from '#components/passage-picker/selectable-text.client'
import { type TextRun, textRuns, tiedPassages } from '#features/publications/text-runs'
import { letteredNotes } from '#features/annotations/lettering'
import styles from './workspace.module.css'

/** The document order is the reading order at every width: earlier statement, ties, later statement. */
export function Comparison(workspace: Workspace) {
  const { a, b } = sidesOf(workspace.record)
  return (
    <section className="pair" aria-label="The two statements">
      <ComparisonSide side={a} other={b} workspace={workspace} />
      <TieColumn {...workspace} />
      <ComparisonSide side={b} other={a} workspace={workspace} />
    </section>
  )
}

type ComparisonSideProps = { side: WorkspaceSide; other: WorkspaceSide; workspace: Workspace }

function ComparisonSide({ side, other, workspace }: ComparisonSideProps) {
  const { key, statement, order, name } = side
  const count = tiesOf(workspace.record).reduce((sum, tie) => sum + tie[key].length, 0)
  return (
    <article className={`side ${key}`} data-order={order} aria-labelledby={`speaker-${key}`}>
      <header>
        <div className={styles['pick']}>
          {order}
          <ChangeStatement side={side} other={other} workspace={workspace} />
        </div>
        <h2 id={`speaker-${key}`}>
          <a href={paths.desk.statement(statement.slug)}>
            <bdi>{name}</bdi>
            <span className="visually-hidden">, {order.toLowerCase()}, its own page</span>
          </a>
        </h2>
        <p>{occasionOf(statement)}</p>
      </header>
      <div className="said">
        <ComparisonText side={side} workspace={workspace}>
          {count} {count === 1 ? 'passage' : 'passages'} marked.{' '}
          {isVerbatim(statement.wording)
            ? 'Words in grey are not the speaker’s: a passage of them is labelled so.'
            : 'These are not the speaker’s own words.'}
        </ComparisonText>
      </div>
    </article>
  )
}

type ChangeStatementProps = { side: WorkspaceSide; other: WorkspaceSide; workspace: Workspace }

/** Replaces one statement. Sides derive from the dates, so the new statement may move to the other side. */
function ChangeStatement({ side, other, workspace }: ChangeStatementProps) {
  const { record, editorId, actions } = workspace
  const [field, otherField] = side.key === 'a' ? (['a', 'b'] as const) : (['b', 'a'] as const)
  const count = record.ties.flatMap(({ passages }) => passages).filter(isOn(side.statement.id)).length
  return (
    <details className={styles['change']} id={`change-${field}`}>
      <summary>
        Change<span className="visually-hidden"> the {side.order.toLowerCase()}</span>{' '}
        <kbd>{field.toUpperCase()}</kbd>
      </summary>
      {record.publicState === 'UNPUBLISHED' ? (
        <DeskForm
          action={actions.changePair}
          name={`record:${record.id}:pair-${field}`}
          editorId={editorId}
          idempotencyKey={newIdempotencyKey()}
          initial={{ [otherField]: other.statement.slug }}
          revision={record.revision}
          labels={{ [field]: 'Statement' }}
          submit="Put it here"
        >
          <input type="hidden" name="id" value={record.id} />
          <input type="hidden" name={otherField} value={other.statement.slug} />
          <Combobox
            name={field}
            label="Another statement"
            hint={count === 0 ? 'By its words or speaker.' : goesAlong(count)}
            source={paths.desk.findStatements()}
          />
        </DeskForm>
      ) : (
        <p className="hint">
          A record that was published keeps its two statements. Pair the others as a record of their own.
        </p>
      )}
    </details>
  )
}

const isOn = (id: string) => (passage: { statementId: string }) => passage.statementId === id
const goesAlong = (count: number) =>
  `By its words or speaker. ${count === 1 ? 'The passage' : `The ${count} passages`} marked here will go.`

type ComparisonTextProps = { side: WorkspaceSide; workspace: Workspace; children: ReactNode }

/** The context of a statement, character for character, because selections store offsets into it. */
function ComparisonText({ side, workspace, children }: ComparisonTextProps) {
  const { key, statement, order, name } = side
  const { record } = workspace
  const passages = tiedPassages(tiesOf(record), key)
  const places = passages.map(({ ordinal, start, end }) => `${ordinal}:${start}-${end}`)
  const noted = notedPassagesOn(statement.id, workspace)
  const notedPlaces = noted.map(({ passage }) => `note:${passage.start}-${passage.end}`)
  return (
    <SelectableText
      name={key}
      text={statement.context}
      language={statement.language}
      label={`Words of the ${order.toLowerCase()}, ${isolated(name)}`}
      className={isVerbatim(statement.wording) ? 'quotation' : 'quotation paraphrase'}
      other={key === 'a' ? 'b' : 'a'}
      since={[record.id, statement.id, ...places, ...notedPlaces].join(' ')}
      idle={children}
    >
      {textRuns(quotedTextOf(statement), passages, noted).map((run) => (
        <Stretch key={`${run.start} ${run.voice}`} run={run} />
      ))}
    </SelectableText>
  )
}

function Stretch({ run }: { run: TextRun }) {
  return (
    <>
      <RunWords run={run} />
      {run.notes.map((reference) => (
        <Reference key={reference} reference={reference} />
      ))}
    </>
  )
}

/** CSS draws the letter of a note, because characters in the text would shift the offsets. */
function Reference({ reference }: { reference: string }) {
  const [letter, id] = reference.split(' ')
  return <a className="note-ref" href={`#note-${id}`} data-letter={letter} aria-label={`Note ${letter}`} />
}

/** The passages of open notes on a statement, each with the letter and id of its note. */
function notedPassagesOn(statementId: string, { notes, record }: Workspace) {
  return letteredNotes(notes, record).flatMap(({ letter, note: { id, resolvedAt, targets } }) =>
    targets.flatMap(({ statementId: on, start, end, exact }) =>
      resolvedAt !== null || on !== statementId || start === null || end === null || exact === null
        ? []
        : [{ letter: `${letter} ${id}`, passage: { start, end, exact } }],
    ),
  )
}
