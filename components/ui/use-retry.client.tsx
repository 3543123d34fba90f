'use client'

import { type RefObject, useEffect } from 'react'
import { retryDelay, type SubmissionFailure } from './submission-failure'

type Options = {
  form: RefObject<HTMLFormElement | null>
  /** Null while no retry is due. */
  failure: SubmissionFailure | null
  /** False once the editor has gone on writing: half a sentence is not sent. */
  isAsSubmitted: () => boolean
}

const isTyping = (element: Element | null) => element?.matches('input, textarea, select') === true

/** Sends a form again by itself until the server answers. The idempotency key makes it safe. */
export function useRetry({ form, failure, isAsSubmitted }: Options): void {
  useEffect(() => {
    if (failure === null || !failure.isUnanswered) return
    const send = () => {
      const { activeElement } = document
      const isElsewhere = isTyping(activeElement) && !form.current?.contains(activeElement)
      if (navigator.onLine && !isElsewhere && isAsSubmitted()) form.current?.requestSubmit()
    }
    const timer = setInterval(send, retryDelay(failure.tries))
    addEventListener('online', send)
    return () => {
      clearInterval(timer)
      removeEventListener('online', send)
    }
    // The next failure is a new object, with a longer wait.
  }, [failure, form, isAsSubmitted])
}
