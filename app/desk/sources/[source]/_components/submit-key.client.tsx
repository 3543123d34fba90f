'use client'

import { useRef } from 'react'
import { useKeys } from '#components/ui/use-keys.client'

/** Ctrl Enter sends the form it stands in, from wherever on the page. */
export function SubmitKey() {
  const place = useRef<HTMLSpanElement>(null)
  useKeys({ 'ctrl+enter': () => place.current?.closest('form')?.requestSubmit() })
  return <span ref={place} hidden />
}
