'use client'

import { useDeferredValue, useMemo, useState } from 'react'
import {
  clearSelection,
  setSelection,
  type TextSelection,
  useSelection,
} from '#components/passage-picker/selection-store.client'
import type { Column } from '#features/compare/compare'
import { useCompare } from './compare-context.client'
import { columnValues } from './compare-state'
import { passageAt, passagesOf, quoteFields } from './readings'

/** The passages found in the text of a column, the one that is current, and what can be done with it. */
export function useReading(column: Column) {
  const { values, step } = useCompare()
  const source = columnValues(values, column)
  const { text = '', language = '' } = source
  // A long text is not read again at every key that is typed into these.
  const published = useDeferredValue(source['published'] ?? '')
  const title = useDeferredValue(source['title'] ?? '')
  const passages = useMemo(
    () => (text === '' ? [] : passagesOf({ text, language, published, title })),
    [text, language, published, title],
  )
  const [{ current, dropped }, setPlace] = useState({ current: 0, dropped: new Set<number>() })
  const name = `compare-${column}`
  const selection = useSelection(name)
  const marked = selection && isIn(text, selection) ? selection : null
  const passage = passages[current]
  const range = marked ?? passage ?? null
  const proposal = useMemo(() => {
    if (marked) return passageAt({ text, language, published, title }, marked)
    return passage?.proposal ?? null
  }, [marked, passage, text, language, published, title])
  const remaining = passages.flatMap((_, index) => (dropped.has(index) ? [] : [index]))
  const choose = (index: number) => setPlace({ current: index, dropped })
  const move = (by: number) => {
    const place = remaining.indexOf(current)
    const next = remaining[Math.max(0, Math.min(remaining.length - 1, place + by))]
    if (next !== undefined) choose(next)
  }
  return {
    ...{ passages, current, dropped, marked, range, proposal, choose, move },
    add: () => {
      if (!range || !proposal) return
      clearSelection(name)
      step({ do: 'change', ...quoteFields(column, source, { start: range.start, end: range.end, proposal }) })
    },
    /** Marks the current passage, so that arrow keys move its ends. */
    adjust: () => {
      if (!passage) return
      const { start, end } = passage
      setSelection(name, { name, start, end, exact: text.slice(start, end), since: '' })
      document.querySelector<HTMLElement>(`[data-marking="${name}"]`)?.focus()
    },
    drop: () => {
      if (marked) return void clearSelection(name)
      const left = remaining.filter((index) => index !== current)
      const next = left.find((index) => index > current) ?? left.at(-1) ?? current
      setPlace({ current: next, dropped: new Set([...dropped, current]) })
    },
  }
}
export type Reading = ReturnType<typeof useReading>

const isIn = (text: string, { start, end, exact }: TextSelection) => text.slice(start, end) === exact
