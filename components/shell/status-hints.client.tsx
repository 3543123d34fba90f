'use client'

import { type ReactNode, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'

const never = () => () => undefined

/** What a page says in the status bar of the desk: where one is, and the keys that work here. */
export function StatusHints({ children }: { children: ReactNode }) {
  const place = useSyncExternalStore(
    never,
    () => document.getElementById('status-hints'),
    () => null,
  )
  return place && createPortal(children, place)
}
