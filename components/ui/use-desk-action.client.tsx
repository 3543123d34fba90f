'use client'

import {
  unstable_isUnrecognizedActionError as isOutdated,
  unstable_rethrow as rethrow,
} from 'next/navigation'
import {
  type RefObject,
  type SubmitEvent,
  startTransition,
  useActionState,
  useEffect,
  useRef,
  useState,
} from 'react'
import { type FormAction, type FormState, type Values, typedValues } from './form-state'
import { failureOf, type SubmissionFailure } from './submission-failure'

const noErrors: Values = {}

/**
 * Sends a form to its server action. Each answer has the idempotency key of the next submission. Without an answer
 * the form stays, and the same key makes it safe to send it again.
 */
export function useDeskAction(
  action: FormAction,
  idempotencyKey: string,
  formRef?: RefObject<HTMLFormElement | null>,
) {
  const ownRef = useRef<HTMLFormElement>(null)
  const form = formRef ?? ownRef
  const [failure, setFailure] = useState<SubmissionFailure | null>(null)
  const tries = useRef(0)
  const guarded = async (previous: FormState, data: FormData): Promise<FormState> => {
    try {
      const state = await action(previous, data)
      tries.current = 0
      setFailure(null)
      return withTyped(state, form.current)
    } catch (error) {
      rethrow(error)
      setFailure(failureOf(error, { isOutdated: isOutdated(error), tries: tries.current++ }))
      return previous
    }
  }
  // The server renders the action itself, so that the form works without script.
  const [state, send, isPending] = useActionState(typeof window === 'undefined' ? action : guarded, {
    status: 'idle',
  })
  const hasFailed = failure !== null
  // Focus the notice, so that a screen reader reads it.
  useEffect(() => {
    if (state.status !== 'idle' || hasFailed)
      form.current?.querySelector<HTMLElement>('[role="alert"]')?.focus()
  }, [state, hasFailed, form])
  /** React resets a form after its action, which would lose text typed before the answer arrives. */
  const submit = (event: SubmitEvent<HTMLFormElement>): FormData | null => {
    if (event.defaultPrevented) return null
    event.preventDefault()
    const data = new FormData(event.currentTarget, event.nativeEvent.submitter)
    startTransition(() => send(data))
    return data
  }
  const answer = state.status === 'idle' ? null : state
  return {
    ...{ state, answer, send, submit, isPending, form, failure },
    errors: state.status === 'invalid' ? state.errors : noErrors,
    key: answer?.key ?? idempotencyKey,
  }
}

/** The answer with the values of the form as they are now: the editor may have gone on typing. */
function withTyped(state: FormState, form: HTMLFormElement | null): FormState {
  // A form of secrets gets no values back.
  if (state.status === 'idle' || !form || Object.keys(state.values).length === 0) return state
  return { ...state, values: typedValues(form) }
}
