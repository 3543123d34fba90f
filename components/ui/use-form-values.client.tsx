'use client'

import { type RefObject, useContext, useEffect, useState } from 'react'
import { FormContext } from './form-context.client'
import type { Values } from './form-state'
import { valuesOf } from './form-values'

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
