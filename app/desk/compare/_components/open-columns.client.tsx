'use client'

import { useEffect, useRef } from 'react'
import { unlessOnControl, useKeys } from '#components/ui/use-keys.client'
import type { Column } from '#features/compare/compare'
import type { OnFile } from '#features/compare/on-file'
import { useCompare } from './compare-context.client'
import { proposedIn } from './compare-state'
import { EmptyColumn } from './empty-column.client'
import { markedLabel, PassageCard } from './passage-card.client'
import { PossibleConflicts } from './possible-conflicts.client'
import { QuoteColumn } from './quote-column.client'
import type { Shown } from './readings'
import { TextColumn } from './text-column.client'
import type { ColumnState } from './use-column.client'
import { type Reading, useReading } from './use-reading.client'
import styles from './compare.module.css'

const otherOf = { first: 'second', second: 'first' } as const satisfies Record<Column, Column>
const titles = { first: 'First statement', second: 'Second statement' }

/** The two columns while a quote is missing, and between them the passage that is current. */
export function OpenColumns({ first, second }: Record<Column, ColumnState>) {
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
