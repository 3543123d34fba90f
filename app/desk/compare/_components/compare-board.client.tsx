'use client'

import { useContext, useEffect, useReducer, useRef } from 'react'
import { StatusHints } from '#components/shell/status-hints.client'
import { FormContext } from '#components/ui/form-context.client'
import { unlessOnControl, useKeys } from '#components/ui/use-keys.client'
import type { Column } from '#features/compare/compare'
import type { OnFile } from '#features/compare/on-file'
import { paths } from '#lib/paths'
import { CompareContext, useCompare } from './compare-context.client'
import { columnValues, firstState, proposedIn, reduceCompare, sentValues, stageOf } from './compare-state'
import { ComparedField, proposedHint } from './compared-field.client'
import { ComparedPair } from './compared-pair.client'
import { EmptyColumn } from './empty-column.client'
import { markedLabel, PassageCard } from './passage-card.client'
import { PossibleConflicts } from './possible-conflicts.client'
import { Questions } from './questions.client'
import { QuoteColumn } from './quote-column.client'
import { type Shown, shownOfText, shownOnFile } from './readings'
import { SendRow } from './send-row.client'
import { TextColumn } from './text-column.client'
import { useOnFile } from './use-on-file.client'
import { type Reading, useReading } from './use-reading.client'
import styles from './compare.module.css'

type Props = {
  colleagues: readonly { id: string; name: string }[]
  /** Titles of disputes on file, newest first. */
  disputes: readonly string[]
  speakers: readonly string[]
  /** Shows the label of the button that sends, which depends on the proposals. */
  onValues: (values: Readonly<Record<string, string>>) => void
}

const otherOf = { first: 'second', second: 'first' } as const satisfies Record<Column, Column>
const titles = { first: 'First statement', second: 'Second statement' }

/** The whole page: two columns of text, what stands between them, and what crosses both. */
export function CompareBoard({ colleagues, disputes, speakers, onValues }: Props) {
  const { values: opened, errors } = useContext(FormContext)
  const [state, step] = useReducer(reduceCompare, opened, firstState)
  const { values } = state
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    place.current?.closest('form')?.dispatchEvent(new Event('input', { bubbles: true }))
    onValues(values)
  }, [values, onValues])

  const first = useColumn(values, 'first')
  const second = useColumn(values, 'second')
  useKeys({
    'ctrl+z': () => step({ do: 'undo' }),
    'ctrl+y': () => step({ do: 'redo' }),
    '/': () => document.querySelector<HTMLElement>('[data-on-file]')?.click(),
  })
  const count = proposedIn(values).length
  return (
    <CompareContext value={{ values, errors, step }}>
      <div ref={place} className={styles['board']}>
        {sentValues(values).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <p id={proposedHint} className="visually-hidden">
          Proposed by the desk. Tab accepts it, typing replaces it.
        </p>
        <datalist id="speakers-on-file">
          {speakers.map((name) => (
            <option key={name} value={name} dir="auto">
              {name}
            </option>
          ))}
        </datalist>
        {first.shown !== null && second.shown !== null ? (
          <>
            <ComparedPair
              first={first.shown}
              second={second.shown}
              files={{ first: first.file, second: second.file }}
              disputes={disputes}
            />
            <Questions />
            <div className={styles['cross']}>
              <ComparedField
                name="subject"
                label="Headline"
                lead="They disagree about …"
                maxLength={200}
                className={styles['headline'] ?? ''}
              />
              <ComparedField name="dispute" label="Dispute" maxLength={200} list="disputes-on-file" />
              <ComparedField name="reconciliation" label="Both could be true if" rows={2} maxLength={1000} />
              <ComparedField
                name="whatWouldSettleIt"
                label="What would settle it"
                lead="optional"
                rows={2}
                maxLength={600}
              />
              <datalist id="disputes-on-file">
                {disputes.map((title) => (
                  <option key={title} value={title} dir="auto">
                    {title}
                  </option>
                ))}
              </datalist>
            </div>
            <SendRow colleagues={colleagues} />
          </>
        ) : (
          <OpenColumns first={first} second={second} />
        )}
        <p className={styles['undo']}>
          <button
            type="button"
            className="button bare"
            aria-disabled={state.past.length === 0}
            onClick={() => step({ do: 'undo' })}
          >
            Undo <kbd>Ctrl Z</kbd>
          </button>
          <button
            type="button"
            className="button bare"
            aria-disabled={state.future.length === 0}
            onClick={() => step({ do: 'redo' })}
          >
            Redo <kbd>Ctrl Y</kbd>
          </button>
          <a className="button bare" href={paths.desk.newSource()}>
            One source at a time
          </a>
        </p>
        <StatusHints>
          <span className="keep">{count === 0 ? 'Compare' : `${count} proposed, not yet accepted`}</span>
        </StatusHints>
      </div>
    </CompareContext>
  )
}

type ColumnState = { stage: ReturnType<typeof stageOf>; shown: Shown | null; file: OnFile | null }

/** What a column shows. A statement on file is loaded by its slug, also after a reload. */
function useColumn(values: Readonly<Record<string, string>>, column: Column): ColumnState {
  const own = columnValues(values, column)
  const isOnFile = own['on'] === 'FILE'
  const file = useOnFile(isOnFile ? (own['statement'] ?? '') : '')
  const stage = stageOf(own)
  if (isOnFile) return { stage, file, shown: file && shownOnFile(file) }
  return { stage, file: null, shown: stage === 'quote' ? shownOfText(own) : null }
}

/** The two columns while a quote is missing, and between them the passage that is current. */
function OpenColumns({ first, second }: Record<Column, ColumnState>) {
  const { step } = useCompare()
  const readings = { first: useReading('first'), second: useReading('second') }
  const active = first.stage === 'text' ? 'first' : second.stage === 'text' ? 'second' : null
  usePaste(first.stage === 'empty' ? 'first' : second.stage === 'empty' ? 'second' : null)
  const columns = { first, second }
  const take = (column: Column) => (statement: OnFile) =>
    step({ do: 'change', values: { [`${column}.on`]: 'FILE', [`${column}.statement`]: statement.slug } })
  const column = (name: Column) => (
    <section className={styles[name === 'first' ? 'left' : 'right']} aria-label={titles[name]}>
      <OpenColumn
        column={name}
        other={columns[otherOf[name]].shown}
        {...columns[name]}
        reading={readings[name]}
        take={take(name)}
      />
    </section>
  )
  return (
    <div className={styles['open']}>
      {column('first')}
      <div className={styles['between']}>
        {active === null ? <Accepting /> : <Reader column={active} reading={readings[active]} />}
      </div>
      {column('second')}
    </div>
  )
}

/** What is pasted outside of a field goes to the side that is empty. */
function usePaste(column: Column | null): void {
  useEffect(() => {
    const paste = ({ target, clipboardData }: ClipboardEvent) => {
      if (column === null || (target instanceof Element && target.closest('input, textarea'))) return
      const field = document.querySelector(`[data-paste="${column}"]`)
      field?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  }, [column])
}

/** The card of the current passage, with its keys. */
function Reader({ column, reading }: { column: Column; reading: Reading }) {
  const { values } = useCompare()
  const { passages, current, marked, proposal, add, adjust, drop, move } = reading
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    d: drop,
    e: adjust,
    enter: unlessOnControl(add),
  })
  if (proposal === null) return <p className="label">No passage was found. Mark the words in the text.</p>
  const label = marked
    ? markedLabel(marked.exact, values[`${column}.language`] ?? 'en')
    : `Passage ${current + 1} of ${passages.length}`
  return (
    <PassageCard
      place={label}
      proposal={proposal}
      isMarked={marked !== null}
      add={add}
      adjust={adjust}
      drop={drop}
      move={move}
    />
  )
}

/** Once a quote is there: one button accepts all that is proposed. */
function Accepting() {
  const { values, step } = useCompare()
  const button = useRef<HTMLButtonElement>(null)
  const count = proposedIn(values).length
  // Enter accepts all, once a quote was added.
  useEffect(() => button.current?.focus({ preventScroll: true }), [])
  if (count === 0)
    return (
      <p className="label">
        Either side may come first. The statement said earlier goes to the left by itself.
      </p>
    )
  return (
    <>
      <p className="label">Grey is proposed, not yet accepted.</p>
      <button ref={button} type="button" className="button primary" onClick={() => step({ do: 'acceptAll' })}>
        Accept {count} proposed <kbd>Enter</kbd>
      </button>
    </>
  )
}

type OpenProps = ColumnState & {
  column: Column
  other: Shown | null
  reading: Reading
  take: (statement: OnFile) => void
}

/** One column while a quote is missing. */
function OpenColumn({ column, stage, shown, file, other, reading, take }: OpenProps) {
  if (stage === 'quote' && shown === null) return <p className="label">Loading the statement</p>
  if (shown !== null)
    return (
      <QuoteColumn
        column={column}
        side={column === 'first' ? 'a' : 'b'}
        order={titles[column]}
        shown={shown}
        statement={file}
        passages={[]}
      />
    )
  if (stage === 'text') return <TextColumn column={column} {...reading} />
  const ways = 'aste a text or an address, drop a file, or choose a statement on file'
  return (
    <>
      {other === null ? <h2>{titles[column]}</h2> : <PossibleConflicts shown={other} take={take} />}
      <EmptyColumn
        column={column}
        label={titles[column]}
        placeholder={other === null ? `P${ways}` : `None of these? P${ways}`}
        isFirst={column === 'first' && other === null}
        take={take}
      />
    </>
  )
}
