'use client'

import { useActionState, useEffect, useRef } from 'react'
import { FormGuard } from '#components/ui/form-guard.client'
import type { FormAction } from '#components/ui/form-state'
import { FormError } from './form-error.client'

type Props = {
  action: FormAction
  idempotencyKey: string
  id: string
  place: { after: string; q: string }
  sentence: string
  /** The record that was made of it. */
  record: { href: string; label: string } | null
}

/** What was judged just now, and the way back. */
export function DecisionNotice(props: Props) {
  return (
    <FormGuard>
      <Notice {...props} />
    </FormGuard>
  )
}

function Notice({ action, idempotencyKey, id, place, sentence, record }: Props) {
  const [state, send, isPending] = useActionState(action, { status: 'idle' })
  const form = useRef<HTMLFormElement>(null)
  // With no pair left to go on to, the focus would be lost.
  useEffect(() => {
    if (document.getElementById('open-pair') === null) form.current?.querySelector('button')?.focus()
  }, [id])
  return (
    <form ref={form} action={send} className="decision" aria-busy={isPending}>
      <FormError state={state} />
      <div className="banner">
        <output>{sentence}</output>
        <input
          type="hidden"
          name="idempotencyKey"
          value={state.status === 'idle' ? idempotencyKey : state.key}
        />
        {Object.entries({ id, ...place }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {record === null ? null : <a href={record.href}>{record.label}</a>}
        <button className="button" type="submit" data-key="u" aria-disabled={isPending}>
          Undo <kbd>U</kbd>
        </button>
      </div>
    </form>
  )
}
