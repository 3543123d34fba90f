'use client'

import { useEffect, useRef } from 'react'
import type { Column } from '#features/compare/compare'
import type { OnFile } from '#features/compare/on-file'
import type { TiedPassage } from '#features/publications/text-runs'
import { useCompare } from './compare-context.client'
import { linksOf } from './compare-state'
import { LinkGutter } from './link-gutter.client'
import { QuoteColumn } from './quote-column.client'
import { areReversed, placeIn, proposeRecord, type Shown } from './readings'
import styles from './compare.module.css'

type Props = {
  first: Shown
  second: Shown
  files: Record<Column, OnFile | null>
  disputes: readonly string[]
}

/** Both quotes, in the order in which they were said, with the points of conflict between them. */
export function ComparedPair({ first, second, files, disputes }: Props) {
  const { values, step } = useCompare()
  const links = linksOf(values)
  // What follows from two quotes is proposed once, when the second one is there.
  const isProposed = useRef(false)
  useEffect(() => {
    if (isProposed.current) return
    isProposed.current = true
    if ((values['subject'] ?? '') === '' && linksOf(values).length === 0)
      step({ do: 'change', ...proposeRecord(values, { first, second, disputes }) })
    else return
    document.querySelector<HTMLElement>('[data-question] button')?.focus({ preventScroll: true })
  })
  const isTurned = areReversed(first, second)
  const order: readonly [Column, Column] = isTurned ? ['second', 'first'] : ['first', 'second']
  const shown = { first, second }
  const isOrdered = isTurned || areReversed(second, first)
  const labels = isOrdered ? ['Said earlier', 'Said later'] : ['First statement', 'Second statement']
  const [left, right] = order
  const passagesOf = (column: Column): TiedPassage[] =>
    links.flatMap((link, index) => {
      const place = placeIn(shown[column], link[column])
      return place ? [{ ...place, ordinal: index + 1, part: 1 }] : []
    })
  const side = (column: Column, key: 'a' | 'b') => (
    <QuoteColumn
      key={column}
      column={column}
      side={key}
      order={labels[key === 'a' ? 0 : 1] ?? ''}
      shown={shown[column]}
      statement={files[column]}
      passages={passagesOf(column)}
    />
  )
  return (
    <section className={`pair ${styles['pair'] ?? ''}`} aria-label="The two statements">
      {side(left, 'a')}
      <LinkGutter
        links={links}
        left={{ shown: shown[left], column: left }}
        right={{ shown: shown[right], column: right }}
      />
      {side(right, 'b')}
    </section>
  )
}
