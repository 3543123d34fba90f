'use client'

import { createContext, type Dispatch, useContext } from 'react'
import type { Values } from '#components/ui/form-state'
import { type CompareStep, proposedIn } from './compare-state'

type Compared = { values: Values; errors: Values; step: Dispatch<CompareStep> }

export const CompareContext = createContext<Compared>({ values: {}, errors: {}, step: () => undefined })

export const useCompare = () => useContext(CompareContext)

/** One field of the page: its value, its error, and whether its value is a proposal nobody has accepted. */
export function useComparedField(name: string) {
  const { values, errors, step } = useCompare()
  return {
    value: values[name] ?? '',
    error: errors[name],
    isProposed: proposedIn(values).includes(name),
    type: (value: string) => step({ do: 'type', name, value }),
    accept: () => step({ do: 'change', values: {}, accepts: [name] }),
  }
}
