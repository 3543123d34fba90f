'use client'

import { useRef, useState } from 'react'
import styles from './people.module.css'

/** The link as a field, so that it can be copied without script too. */
export function CopyLink({ link, label }: { link: string; label: string }) {
  const field = useRef<HTMLInputElement>(null)
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    field.current?.select()
    // Where the browser refuses the clipboard, the link stays selected.
    const isDone = await navigator.clipboard.writeText(link).then(
      () => true,
      () => false,
    )
    setCopied(isDone)
  }
  return (
    <div className={styles.link}>
      <input ref={field} type="text" readOnly value={link} aria-label={label} />
      <button type="button" className="button by-script" onClick={() => void copy()}>
        <output>{isCopied ? 'Copied' : 'Copy link'}</output>
      </button>
    </div>
  )
}
