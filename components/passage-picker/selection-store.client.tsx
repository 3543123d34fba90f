'use client'

import { useCallback, useEffect, useSyncExternalStore } from 'react'

/** Words that an editor has marked in the text called `name`; offsets are UTF-16. */
export type TextSelection = { name: string; start: number; end: number; exact: string }

const marking = 'marking'
const clearing = 'clear-marking'

/** What is marked on the page, kept while parts of it are drawn anew; `since` is what the text said of itself then. */
const selections = new Map<string, TextSelection & { since: string }>()

export function setSelection(name: string, marked: (TextSelection & { since: string }) | null): void {
  if (marked) selections.set(name, marked)
  else selections.delete(name)
  dispatchEvent(new Event(marking))
}

export const getSelectionIn = (name: string) => selections.get(name) ?? null

/** Asks the text called `name`, or every text, to let go of what is marked in it. */
export const clearSelection = (name?: string): boolean =>
  dispatchEvent(new CustomEvent(clearing, { detail: { name } }))

const isClear = (event: Event): event is CustomEvent<{ name?: string }> =>
  event.type === clearing && event instanceof CustomEvent

const subscribe = (tell: () => void) => {
  addEventListener(marking, tell)
  return () => removeEventListener(marking, tell)
}

/** What is marked in the text called `name` now. */
export const useSelection = (name: string): TextSelection | null => useStoredSelection(name)

export function useStoredSelection(name: string) {
  const now = useCallback(() => getSelectionIn(name), [name])
  return useSyncExternalStore(subscribe, now, () => null)
}

export function useClearing(name: string, clear: () => void): void {
  useEffect(() => {
    const hear = (event: Event) => {
      if (isClear(event) && (event.detail.name ?? name) === name) clear()
    }
    addEventListener(clearing, hear)
    return () => removeEventListener(clearing, hear)
  }, [name, clear])
}
