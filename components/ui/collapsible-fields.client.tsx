'use client'

import { type ReactNode, useContext } from 'react'
import { FormContext } from './form-context.client'

type Props = {
  summary: string
  /** Of the fields inside; open where one of them is refused. */
  names: readonly string[]
  children: ReactNode
}

/** Fields that are seldom needed, folded away. */
export function CollapsibleFields({ summary, names, children }: Props) {
  const { errors } = useContext(FormContext)
  return (
    <details open={names.some((name) => errors[name] !== undefined)}>
      <summary>{summary}</summary>
      {children}
    </details>
  )
}
