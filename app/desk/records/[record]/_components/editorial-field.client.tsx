'use client'

import { type ReactNode, useRef } from 'react'
import { TextField } from '#components/ui/fields.client'
import { useFormValues } from '#components/ui/form-context.client'
import { doubtfulWords, partialWords, unevenWords } from '#features/review/wording-lint'
import styles from './workspace.module.css'

type Props = { name: string; label: string; rows?: number; maxLength: number; hint?: string }

/** A field for editorial text. It warns during typing about wording that would block publication. */
export function EditorialField({ name, hint, ...field }: Props) {
  return (
    <div className={styles['editorial-field']}>
      <TextField name={name} hint={hint ?? 'Neutral verbs: says, states, reports.'} {...field} />
      <WordingNotice name={name} />
    </div>
  )
}

export function WordingNotice({ name }: { name: string }) {
  const place = useRef<HTMLOutputElement>(null)
  const text = useFormValues(place)[name] ?? ''
  const [loaded, doubtful, uneven] = [partialWords(text), doubtfulWords(text), unevenWords(text)]
  return (
    <output ref={place} className={styles['wording']}>
      {loaded.length === 0 ? null : (
        <WordingWarning sign>
          <strong>{quotedList(loaded)}</strong> {loaded.length === 1 ? 'takes' : 'take'} a side, and would
          stop publication.
        </WordingWarning>
      )}
      {doubtful.length === 0 ? null : (
        <WordingWarning>
          {quotedList(doubtful)} may take a side. The second editor confirms that it is neutral here.
        </WordingWarning>
      )}
      {uneven.length === 0 ? null : (
        <WordingWarning>
          {quotedList(uneven)}: a neutral verb says as much. Try says, states, reports, asks.
        </WordingWarning>
      )}
    </output>
  )
}

function WordingWarning({ sign = false, children }: { sign?: boolean; children: ReactNode }) {
  return (
    <span
      className={
        sign ? `${styles['wording-warning']} ${styles['strong-warning']}` : styles['wording-warning']
      }
    >
      {children}
    </span>
  )
}

const quotedList = (words: readonly string[]) => [...new Set(words)].map((word) => `“${word}”`).join(', ')
