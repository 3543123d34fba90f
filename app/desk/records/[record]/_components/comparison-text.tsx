import type { ReactNode } from 'react'
import { SelectableText } from '#components/passage-picker/selectable-text.client'
import { tieClass } from '#components/record/side-props'
import { type TextRun, textRuns, tiedPassages } from '#features/publications/text-runs'
import { isVerbatim } from '#features/statements/statement'
import { notedPassagesOn } from './noted-passages'
import { tiesOf, type Workspace, type WorkspaceSide } from './workspace'

type Props = { side: WorkspaceSide; workspace: Workspace; children: ReactNode }

/** A statement as its source gives it, character for character, so that words of it can be marked. */
export function ComparisonText({ side, workspace, children }: Props) {
  const { key, statement, order, name } = side
  const { record } = workspace
  const tied = tiedPassages(tiesOf(record), key)
  const places = tied.map(({ ordinal, start, end }) => `${ordinal}:${start}-${end}`)
  return (
    <SelectableText
      name={key}
      text={statement.context}
      language={statement.language}
      label={`Words of the ${order.toLowerCase()}, ${name}`}
      className={isVerbatim(statement.wording) ? 'quotation' : 'quotation paraphrase'}
      other={key === 'a' ? 'b' : 'a'}
      since={[record.id, statement.id, ...places].join(' ')}
      idle={children}
    >
      {textRuns(statement, tied, notedPassagesOn(statement.id, workspace)).map((run) => (
        <Stretch key={`${run.start} ${run.voice}`} run={run} />
      ))}
    </SelectableText>
  )
}

function Stretch({ run }: { run: TextRun }) {
  const words = <RunWords run={run} />
  return (
    <>
      {run.voice === 'frame' ? <span className="frame">{words}</span> : words}
      {run.notes.map((reference) => (
        <Reference key={reference} reference={reference} />
      ))}
    </>
  )
}

/** A quotation mark that the source does not have is drawn, and is no character of the text; nor is a reference. */
function RunWords({ run: { text, voice, passages } }: { run: TextRun }) {
  const inner = passages.at(-1)
  if (text === '') return <span className={`drawn-${voice}`} />
  if (!inner) return text
  return (
    <mark
      className={`mark ${tieClass(inner.ordinal)}`}
      data-t={passages.map(({ ordinal }) => ordinal).join(' ')}
    >
      {text}
    </mark>
  )
}

function Reference({ reference }: { reference: string }) {
  const [letter, id] = reference.split(' ')
  return (
    <a className="note-ref drawn" href={`#note-${id}`} data-letter={letter} aria-label={`Note ${letter}`} />
  )
}
