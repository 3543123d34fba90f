'use client'

import { useEffect, useRef } from 'react'
import styles from './review.module.css'

/**
 * The document that publication would freeze, as readers will see it, at an address of the desk. The frame grows to the
 * document's height; without script it scrolls.
 */
export function PreviewFrame({ version, address }: { version: number; address: string }) {
  const frame = useRef<HTMLIFrameElement>(null)
  useEffect(() => {
    const { current } = frame
    if (!current) return
    const observer = new ResizeObserver(() => {
      const height = current.contentDocument?.body.scrollHeight
      if (height) current.style.blockSize = `${height}px`
    })
    const observe = () => {
      observer.disconnect()
      if (current.contentDocument) observer.observe(current.contentDocument.body)
    }
    // The document may have loaded before this script.
    observe()
    current.addEventListener('load', observe)
    return () => {
      observer.disconnect()
      current.removeEventListener('load', observe)
    }
  }, [])
  return (
    <section className={styles.preview} aria-label={`Preview of version ${version}`}>
      <p className={styles.bar}>
        <strong>Preview of version {version}.</strong> What readers will see. Not published.{' '}
        <a href={address}>Open it alone</a>
      </p>
      <iframe ref={frame} title={`Preview of version ${version}`} src={address} />
    </section>
  )
}
