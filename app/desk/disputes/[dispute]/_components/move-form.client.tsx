'use client'

import { useActionState } from 'react'
import { FormNotice } from '#components/ui/form-notice'
import type { FormAction } from '#components/ui/form-state'

type Props = {
  action: FormAction
  idempotencyKey: string
  read: { id: string; revision: number; statementId: string }
  /** Which statement, for those who hear the buttons. */
  of: string
  ends: { isFirst: boolean; isLast: boolean }
}

/** Buttons only: there is nothing typed to keep. */
export function MoveForm({ action, idempotencyKey, read, of, ends }: Props) {
  const [state, send] = useActionState(action, { status: 'idle' })
  const moves = [
    { move: 'up', label: 'Up', isOut: ends.isFirst },
    { move: 'down', label: 'Down', isOut: ends.isLast },
    { move: 'out', label: 'Remove', isOut: false },
  ]
  return (
    <form action={send}>
      <FormNotice state={state} labels={{}} />
      {state.status === 'stale' ? (
        <p role="alert">
          Somebody changed this dispute. <a href="?">Read it again.</a>
        </p>
      ) : null}
      <input
        type="hidden"
        name="idempotencyKey"
        value={state.status === 'idle' ? idempotencyKey : state.key}
      />
      <input type="hidden" name="id" value={read.id} />
      <input type="hidden" name="revision" value={read.revision} />
      <input type="hidden" name="statementId" value={read.statementId} />
      <p className="actions">
        {moves.map(({ move, label, isOut }) =>
          isOut ? null : (
            <button key={move} className="button" type="submit" name="move" value={move}>
              {label}
              <span className="visually-hidden">: {of}</span>
            </button>
          ),
        )}
      </p>
    </form>
  )
}
