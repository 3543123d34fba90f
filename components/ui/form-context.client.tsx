'use client'

import { createContext, useContext, useId, type RefObject, useEffect, useState } from 'react'
import { type Values, valuesOf } from './form-state'

type Form = { values: Values; errors: Values }

export const FormContext = createContext<Form>({ values: {}, errors: {} })

/** The value and error of a field, with the ids that link them. */
export function useField(name: string) {
  const { values, errors } = useContext(FormContext)
  const id = useId()
  return { id, value: values[name] ?? '', error: errors[name], errorId: `${id}-error`, hintId: `${id}-hint` }
}

/** The position of the last filled member of a numbered field group, counted from 1; 0 if all are empty. */
export function useFilled(group: string, most: number): number {
  const { values } = useContext(FormContext)
  const isFilled = (index: number) =>
    Object.entries(values).some(([name, value]) => name.startsWith(`${group}.${index}.`) && value !== '')
  for (let count = most; count > 0; count--) if (isFilled(count - 1)) return count
  return 0
}

/** The live values of the form around `place`. Before hydration, they are the rendered values. */
export function useFormValues(place: RefObject<HTMLElement | null>): Values {
  const { values } = useContext(FormContext)
  const [typed, setTyped] = useState<Values>(values)
  useEffect(() => {
    const form = place.current?.closest('form')
    if (!form) return
    const listening = new AbortController()
    const { signal } = listening
    const update = () => setTyped(valuesOf(new FormData(form)))
    form.addEventListener('input', update, { signal })
    form.addEventListener('change', update, { signal })
    // Read at once: the editor may have typed before hydration.
    update()
    return () => listening.abort()
  }, [place])
  return typed
}
