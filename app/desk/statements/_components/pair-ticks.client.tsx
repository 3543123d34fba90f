'use client'

import { useEffect, useRef, useState } from 'react'
import styles from './pair-ticks.module.css'

const messages = ['Tick two statements.', 'One ticked. Tick another.', 'Two ticked.']

/** Counts the ticked statements. The pair page validates them itself, so the form works without script. */
export function PairTicks() {
  const place = useRef<HTMLParagraphElement>(null)
  const [count, setCount] = useState(0)
  useEffect(() => {
    const form = place.current?.closest('form')
    const tell = () => setCount(form?.querySelectorAll('input[name="s"]:checked').length ?? 0)
    form?.addEventListener('change', tell)
    return () => form?.removeEventListener('change', tell)
  }, [])
  return (
    <p ref={place} className={`actions ${styles.ticks}`}>
      <button className="button primary" type="submit">
        Pair these two
      </button>
      <output className="label">{messages[count] ?? `${count} ticked. A record is of two.`}</output>
    </p>
  )
}
