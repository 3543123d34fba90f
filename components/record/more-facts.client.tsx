'use client'
import { useEffect, useRef, useState } from 'react'
import { useHydrated } from '#components/ui/use-hydrated'

/** A phone shows four rows of facts first; without script it shows all. */
export function MoreFacts() {
  const button = useRef<HTMLButtonElement>(null)
  const isHydrated = useHydrated()
  const [isOpen, setIsOpen] = useState(false)
  useEffect(() => {
    const facts = button.current?.previousElementSibling
    facts?.toggleAttribute('data-short', isHydrated && !isOpen)
  }, [isHydrated, isOpen])
  if (!isHydrated) return null
  return (
    <button
      ref={button}
      type="button"
      className="button bare more"
      aria-expanded={isOpen}
      onClick={() => setIsOpen(!isOpen)}
    >
      {isOpen ? 'Fewer details' : 'All details of this statement'}
    </button>
  )
}
