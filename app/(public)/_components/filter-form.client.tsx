'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, type ReactNode, useRef } from 'react'

type FilterFormProps = { action: string; label: string; children: ReactNode }

const typingPauseMs = 350

/** Submits on every change. The address contains the whole query, so Back and sharing work. The focus stays. */
export function FilterForm({ action, label, children }: FilterFormProps) {
  const router = useRouter()
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)

  function ask(form: HTMLFormElement) {
    clearTimeout(waiting.current)
    const params = new URLSearchParams()
    for (const [name, value] of new FormData(form))
      if (typeof value === 'string' && value !== '' && !(name === 'order' && value === 'latest'))
        params.set(name, value)
    const query = params.toString()
    router.replace(query === '' ? '/' : `/?${query}`, { scroll: false })
  }

  function onChange(event: FormEvent<HTMLFormElement>) {
    const form = event.currentTarget
    clearTimeout(waiting.current)
    const isTyped = event.target instanceof HTMLInputElement
    waiting.current = setTimeout(() => ask(form), isTyped ? typingPauseMs : 0)
  }

  return (
    <search>
      <form
        aria-label={label}
        action={action}
        onChange={onChange}
        onSubmit={(event) => {
          event.preventDefault()
          ask(event.currentTarget)
        }}
      >
        {children}
      </form>
    </search>
  )
}
