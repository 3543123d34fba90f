'use client'

import { type ReactNode, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'

const never = () => () => undefined

/** A page's part of the desk's status bar: its name and its keys. */
export function StatusHints({ children }: { children: ReactNode }) {
  const container = useSyncExternalStore(
    never,
    () => document.getElementById('status-hints'),
    () => null,
  )
  return container && createPortal(children, container)
}
