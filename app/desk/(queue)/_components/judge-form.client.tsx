'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { useActionState } from 'react'
import { FormGuard } from '#components/ui/form-guard.client'
import type { FormAction } from '#components/ui/form-state'
import { judgementLabels, otherJudgement, type PairingJudgement } from '#features/suggestions/suggestion'
import { FormError } from './form-error.client'

export type JudgeProps = {
  action: FormAction
  idempotencyKey: string
  /** The suggestion, and the revisions of its statements that are shown. */
  read: { id: string; revisionA: number; revisionB: number }
  /** Where the queue goes on afterwards. */
  place: { next: string; after: string; q: string }
  /** Where it is judged to be a record, without script. */
  pairing: Record<PairingJudgement, Route>
  as: PairingJudgement | null
  choose: (as: PairingJudgement) => void
}

const keys = { 'same claim': '3', 'not related': '4', later: 'S' }
const pairings = [
  ['contradiction', '1'],
  ['tension', '2'],
] as const

/** Two judgements ask for a dispute and a subject first; the others are saved as they are pressed. */
export function JudgeForm(props: JudgeProps) {
  return (
    <FormGuard>
      <Form {...props} />
    </FormGuard>
  )
}

function Form({ action, idempotencyKey, read, place, pairing, as, choose }: JudgeProps) {
  const [state, send, isPending] = useActionState(action, { status: 'idle' })
  return (
    <form action={send} className="judge" aria-busy={isPending}>
      <p>What is this pair?</p>
      <FormError state={state} />
      <input
        type="hidden"
        name="idempotencyKey"
        value={state.status === 'idle' ? idempotencyKey : state.key}
      />
      {Object.entries({ ...read, ...place }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {pairings.map(([judgement, key]) => (
        <Link
          key={judgement}
          className="button"
          href={pairing[judgement]}
          prefetch={false}
          scroll={false}
          data-key={key}
          aria-expanded={as === judgement}
          onNavigate={(event) => {
            event.preventDefault()
            choose(judgement)
          }}
        >
          {judgementLabels[judgement]} <kbd>{key}</kbd>
        </Link>
      ))}
      {otherJudgement.options.map((judgement) => (
        <button
          key={judgement}
          className="button"
          type="submit"
          name="judgement"
          value={judgement}
          data-key={keys[judgement].toLowerCase()}
          aria-disabled={isPending}
        >
          {judgementLabels[judgement]} <kbd>{keys[judgement]}</kbd>
        </button>
      ))}
    </form>
  )
}
