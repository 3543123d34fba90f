'use client'

import { useCallback, useEffect, useSyncExternalStore } from 'react'

/** The editor's selection in the text called `name`; offsets are UTF-16. */
export type TextSelection = { name: string; start: number; end: number; exact: string }

const marking = 'marking'
const clearing = 'clear-marking'

/** The page's selections, which survive a re-render; `since` is the text's reset key at that time. */
const selections = new Map<string, TextSelection & { since: string }>()

export function setSelection(name: string, selection: (TextSelection & { since: string }) | null): void {
  if (selection) selections.set(name, selection)
  else selections.delete(name)
  dispatchEvent(new Event(marking))
}

export const getSelectionIn = (name: string) => selections.get(name) ?? null

/** Clears the selection in the text called `name`, or in every text. */
export const clearSelection = (name?: string): boolean =>
  dispatchEvent(new CustomEvent(clearing, { detail: { name } }))

const isClear = (event: Event): event is CustomEvent<{ name?: string }> =>
  event.type === clearing && event instanceof CustomEvent

const subscribe = (notify: () => void) => {
  addEventListener(marking, notify)
  return () => removeEventListener(marking, notify)
}

/** The current selection in the text called `name`. */
export const useSelection = (name: string): TextSelection | null => useStoredSelection(name)

export function useStoredSelection(name: string) {
  const current = useCallback(() => getSelectionIn(name), [name])
  return useSyncExternalStore(subscribe, current, () => null)
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
