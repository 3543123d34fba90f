'use client'
import { useEffect, useRef, useState } from 'react'

/** On a phone the facts show four rows first; without script all of them are open. */
export function MoreFacts() {
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setIsOpen] = useState<boolean | null>(null)
  useEffect(() => setIsOpen(false), [])
  useEffect(() => {
    const facts = button.current?.previousElementSibling
    facts?.toggleAttribute('data-short', isOpen === false)
  }, [isOpen])
  if (isOpen === null) return null
  return (
    <button
      ref={button}
      type="button"
      className="btn bare more"
      aria-expanded={isOpen}
      onClick={() => setIsOpen(!isOpen)}
    >
      {isOpen ? 'Fewer details' : 'All details of this statement'}
    </button>
  )
}
