'use client'

import { ActionForm } from '#components/ui/action-form.client'
import { FormNotice } from '#components/ui/form-notice'
import type { FormAction } from '#components/ui/form-state'
import { usePageAddress } from '#components/ui/use-page-address.client'

type Props = {
  action: FormAction
  idempotencyKey: string
  values: { id: string; revision: number; statementId: string }
  /** Names the statement for screen readers. */
  statementName: string
  ends: { isFirst: boolean; isLast: boolean }
}

/** The form has only buttons, so it saves no draft. */
export function MoveForm({ values, statementName, ends, ...form }: Props) {
  const address = usePageAddress()
  const moves = [
    { move: 'up', label: 'Up', isOut: ends.isFirst },
    { move: 'down', label: 'Down', isOut: ends.isLast },
    { move: 'out', label: 'Remove', isOut: false },
  ]
  return (
    <ActionForm {...form} values={values}>
      {({ state }) => (
        <>
          <FormNotice state={state} labels={{}} />
          {state.status === 'stale' ? (
            <p role="alert">
              Somebody changed this dispute. <a href={address}>Read it again.</a>
            </p>
          ) : null}
          <p className="actions">
            {moves.map(({ move, label, isOut }) =>
              isOut ? null : (
                <button key={move} className="button" type="submit" name="move" value={move}>
                  {label}
                  <span className="visually-hidden">
                    : <bdi>{statementName}</bdi>
                  </span>
                </button>
              ),
            )}
          </p>
        </>
      )}
    </ActionForm>
  )
}
