'use client'

import { useEffect, useRef } from 'react'
import type { FormState } from '#components/ui/form-state'
import { Icon } from '#components/ui/icon'

/** Why a button did nothing. Nothing was typed, so there is nothing to keep. */
export function FormError({ state }: { state: FormState }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.focus(), [state])
  if (state.status !== 'refused' && state.status !== 'invalid') return null
  const [first] = state.status === 'invalid' ? Object.values(state.errors) : [state.message]
  return (
    <div ref={place} className="banner alert" role="alert" tabIndex={-1}>
      <Icon name="alert" />
      <p>
        <strong>Not saved.</strong> {first}{' '}
        {state.status === 'refused' && state.link ? <a href={state.link.href}>{state.link.label}</a> : null}
      </p>
    </div>
  )
}
