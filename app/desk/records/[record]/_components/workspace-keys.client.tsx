'use client'

import { useSearchParams } from 'next/navigation'
import { useEffect, useState } from 'react'
import { StatusHints } from '#components/shell/status-hints.client'
import { useKeys } from '#components/ui/use-keys.client'

const find = (selector: string) => document.querySelector<HTMLElement>(selector)

/** Focuses an element, after opening the details element around it. */
function goTo(selector: string): void {
  const element = find(selector)
  const folded = element?.closest('details')
  if (folded) folded.open = true
  element?.focus()
}

const formInUse = () =>
  document.activeElement?.closest('form') ?? document.querySelector<HTMLFormElement>('#words ~ form')

const ties = Object.fromEntries(
  Array.from({ length: 9 }, (_, index) => [`${index + 1}`, () => goTo(`#tie-${index + 1}`)]),
)

/** The keyboard shortcuts of the workspace. Each has a visible control that names its key. */
export function WorkspaceKeys() {
  useKeys({
    ...ties,
    t: () => goTo('#tie [name="label"]'),
    a: () => goTo('#change-a [name="a"]'),
    b: () => goTo('#change-b [name="b"]'),
    p: () => find('#preview')?.click(),
    'ctrl+s': () => formInUse()?.requestSubmit(),
  })
  useArrival()
  const where = useMarkingPlace()
  return (
    <StatusHints>
      <span className="keep">{where === '' ? 'Workspace' : `Marking: ${where}`}</span>
      <span>
        <kbd>Arrows</kbd> word
      </span>
      <Hint keys="Shift" does="extend" />
      <Hint keys="Tab" does="other side" />
      <Hint keys="T" does="tie" />
      <Hint keys="N" does="note" />
      <span>
        <kbd>Ctrl</kbd> <kbd>Enter</kbd> send to review
      </span>
    </StatusHints>
  )
}

function Hint({ keys, does }: { keys: string; does: string }) {
  return (
    <span>
      <kbd>{keys}</kbd> {does}
    </span>
  )
}

/** Focuses the URL fragment after a save and after a link within the page, and opens its section. */
function useArrival(): void {
  const saved = useSearchParams().get('saved')
  useEffect(() => {
    if (saved !== null) arrive()
  }, [saved])
  useEffect(() => {
    arrive()
    addEventListener('hashchange', arrive)
    return () => removeEventListener('hashchange', arrive)
  }, [])
}

function arrive(): void {
  if (/^#[\w-]+$/.test(location.hash)) goTo(location.hash)
}

/** The side whose text has the focus, as "later statement". */
function useMarkingPlace(): string {
  const [where, setWhere] = useState('')
  useEffect(() => {
    const look = () => {
      const side = document.activeElement?.closest<HTMLElement>('[data-marking]')?.dataset.marking
      setWhere(side === undefined ? '' : (find(`.side.${side}`)?.dataset.order ?? ''))
    }
    document.addEventListener('focusin', look)
    document.addEventListener('focusout', look)
    return () => {
      document.removeEventListener('focusin', look)
      document.removeEventListener('focusout', look)
    }
  }, [])
  return where.toLowerCase()
}
