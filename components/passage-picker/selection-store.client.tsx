'use client'

import { useCallback, useEffect, useSyncExternalStore } from 'react'
import { draftDiscardedEvent } from '#components/ui/form-drafts'
import { parseSelections, type StoredSelection } from './stored-selections'

/** The editor's selection in the text called `name`; offsets are UTF-16. */
export type TextSelection = { name: string; start: number; end: number; exact: string }

const marking = 'marking'
const clearing = 'clear-marking'
const storageName = 'marks'

/** The selections of this tab by page and text. The session storage brings them back after a reload. */
let selections: Map<string, StoredSelection> | null = null

function stored(): Map<string, StoredSelection> {
  try {
    return (selections ??= parseSelections(sessionStorage.getItem(storageName)))
  } catch {
    return (selections ??= new Map())
  }
}

function store(): void {
  try {
    sessionStorage.setItem(storageName, JSON.stringify([...stored()]))
  } catch {
    // Without storage, the selections last until the page is closed.
  }
}

const keyOf = (name: string) => `${location.pathname} ${name}`

export function setSelection(name: string, selection: StoredSelection | null): void {
  if (selection) stored().set(keyOf(name), selection)
  else stored().delete(keyOf(name))
  store()
  dispatchEvent(new Event(marking))
}

export const getSelectionIn = (name: string) => stored().get(keyOf(name)) ?? null

/** Forgets the selections of every page. They quote unpublished texts, so signing out drops them. */
export function forgetSelections(): void {
  stored().clear()
  store()
}

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

/** Calls `clear` when the selection is cleared, also because the draft that uses it is discarded. */
export function useClearing(name: string, clear: () => void): void {
  useEffect(() => {
    const hear = (event: Event) => {
      if (event.type === draftDiscardedEvent || (isClear(event) && (event.detail.name ?? name) === name))
        clear()
    }
    for (const type of [clearing, draftDiscardedEvent]) addEventListener(type, hear)
    return () => {
      for (const type of [clearing, draftDiscardedEvent]) removeEventListener(type, hear)
    }
  }, [name, clear])
}
