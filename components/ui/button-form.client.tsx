'use client'

import type { ReactNode } from 'react'
import { ActionForm } from './action-form.client'
import { Retry } from './form-notice'
import type { FormAction, FormState, Values } from './form-state'
import { usePageAddress } from './use-page-address.client'

type Props = {
  action: FormAction
  idempotencyKey: string
  /** The submitted values. The form has no text fields, so it saves no draft. */
  values: Values
  children: ReactNode
}

export function ButtonForm({ children, ...form }: Props) {
  return (
    <ActionForm {...form}>
      {({ state, isPending }) => (
        <>
          <NotDone state={state} />
          <button className="button" type="submit" aria-disabled={isPending}>
            {children}
          </button>
        </>
      )}
    </ActionForm>
  )
}

function NotDone({ state }: { state: FormState }) {
  const address = usePageAddress()
  if (state.status === 'idle' || state.status === 'done') return null
  const [said] = state.status === 'invalid' ? Object.values(state.errors) : []
  const reason =
    state.status === 'refused' ? state.message : (said ?? 'Somebody changed this since you read it.')
  const link = state.status === 'refused' ? state.link : undefined
  return (
    <p className="banner alert" role="alert" tabIndex={-1}>
      <span>
        <strong>Not done.</strong> {reason}{' '}
        <a href={link?.href ?? address}>{link?.label ?? 'Read the page again'}</a>
      </span>
      <Retry state={state} />
    </p>
  )
}
