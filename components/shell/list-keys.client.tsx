'use client'

import type { ReactNode } from 'react'
import { useKeys } from '#components/ui/use-keys.client'
import { rowKeys } from './rows'
import { StatusHints } from './status-hints.client'

/** The keys of a list: J and K move between rows, / focuses the search; a page may name others. */
export function ListKeys({ position, children }: { position: string; children?: ReactNode }) {
  useKeys(rowKeys)
  return (
    <StatusHints>
      <span className="keep">{position}</span>
      <span>
        <kbd>J</kbd> <kbd>K</kbd> next, previous
      </span>
      {children !== undefined ? (
        children
      ) : (
        <span>
          <kbd>/</kbd> search
        </span>
      )}
    </StatusHints>
  )
}
