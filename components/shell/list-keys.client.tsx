'use client'

import type { ReactNode } from 'react'
import { useKeys } from '#components/ui/use-keys.client'
import { rowKeys } from './rows'
import { StatusHints } from './status-hints.client'

/** The keys of a list: J and K from row to row, / to its search; or what else the page says. */
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
