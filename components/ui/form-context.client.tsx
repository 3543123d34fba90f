'use client'

import { createContext, useContext, useId, type RefObject, useEffect, useState } from 'react'
import { type Values, valuesOf } from './form-state'

type Form = { values: Values; errors: Values }

export const FormContext = createContext<Form>({ values: {}, errors: {} })

/** What a field shows now, and the ids that tie its error to it. */
export function useField(name: string) {
  const { values, errors } = useContext(FormContext)
  const id = useId()
  return { id, value: values[name] ?? '', error: errors[name], errorId: `${id}-error`, hintId: `${id}-hint` }
}

/** How many of a numbered group of fields have something in them: the place of the last, from 1. */
export function useFilled(group: string, most: number): number {
  const { values } = useContext(FormContext)
  const isFilled = (index: number) =>
    Object.entries(values).some(([name, value]) => name.startsWith(`${group}.${index}.`) && value !== '')
  for (let count = most; count > 0; count--) if (isFilled(count - 1)) return count
  return 0
}

/** What the fields of the form around `place` hold as they are typed; before script, what they show. */
export function useFormValues(place: RefObject<HTMLElement | null>): Values {
  const { values } = useContext(FormContext)
  const [typed, setTyped] = useState<Values>(values)
  useEffect(() => {
    const form = place.current?.closest('form')
    if (!form) return
    const listening = new AbortController()
    const { signal } = listening
    const read = () => setTyped(valuesOf(new FormData(form)))
    form.addEventListener('input', read, { signal })
    form.addEventListener('change', read, { signal })
    // What was typed before the script arrived.
    read()
    return () => listening.abort()
  }, [place])
  return typed
}
