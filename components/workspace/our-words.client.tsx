'use client'

import { type ReactNode, useRef } from 'react'
import { TextField } from '#components/ui/fields.client'
import { useTyped } from '#components/ui/use-typed.client'
import { loadedWords, unevenWords } from '#features/review/wording-lint'

type Props = { name: string; label: string; rows?: number; maxLength: number; hint?: string }

/** A field for words of our own voice: what would stop publication is told while it is typed. */
export function OurWords({ name, hint, ...field }: Props) {
  return (
    <div className="our-words">
      <TextField name={name} hint={hint ?? 'Neutral verbs: says, states, reports.'} {...field} />
      <WordingNotice name={name} />
    </div>
  )
}

export function WordingNotice({ name }: { name: string }) {
  const place = useRef<HTMLOutputElement>(null)
  const text = useTyped(place)[name] ?? ''
  const [loaded, uneven] = [loadedWords(text), unevenWords(text)]
  return (
    <output ref={place} className="wording">
      {loaded.length === 0 ? null : (
        <Told sign>
          <strong>{listed(loaded)}</strong> {loaded.length === 1 ? 'takes' : 'take'} a side, and would stop
          publication.
        </Told>
      )}
      {uneven.length === 0 ? null : (
        <Told>{listed(uneven)}: a neutral verb says as much. Try says, states, reports, asks.</Told>
      )}
    </output>
  )
}

function Told({ sign = false, children }: { sign?: boolean; children: ReactNode }) {
  return <span className={sign ? 'told loud' : 'told'}>{children}</span>
}

const listed = (words: readonly string[]) => [...new Set(words)].map((word) => `“${word}”`).join(', ')
