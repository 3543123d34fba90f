'use client'

import { type ReactNode, useContext } from 'react'
import { FormContext } from './form-context.client'

type Props = {
  summary: string
  /** The names of the fields inside. An error in one of them opens the group. */
  names: readonly string[]
  children: ReactNode
}

/** Collapses fields that editors seldom need. */
export function CollapsibleFields({ summary, names, children }: Props) {
  const { errors } = useContext(FormContext)
  return (
    <details open={names.some((name) => errors[name] !== undefined)}>
      <summary>{summary}</summary>
      {children}
    </details>
  )
}
