'use client'
import { useEffect, useState } from 'react'
import { useHydrated } from '#components/ui/use-hydrated'

const saidForMs = 1600

/** Hidden where the browser cannot copy; the text above it can always be selected. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const isHydrated = useHydrated()
  const [said, setSaid] = useState<string | null>(null)
  useEffect(() => {
    if (said === null) return
    const timer = setTimeout(() => setSaid(null), saidForMs)
    return () => clearTimeout(timer)
  }, [said])
  if (!isHydrated || !('clipboard' in navigator)) return null
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setSaid('Copied'),
      () => setSaid('Not copied: select the words'),
    )
  }
  return (
    <button className="button primary" type="button" onClick={copy} aria-live="polite">
      {said ?? label}
    </button>
  )
}
