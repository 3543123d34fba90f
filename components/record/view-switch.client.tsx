'use client'
import { type MouseEvent, useEffect, useState } from 'react'

const views = { pair: 'Side by side', passages: 'Passage by passage' }

/** Links to the two views of the same points; with script the page does not scroll. */
export function ViewSwitch() {
  const [current, setCurrent] = useState('pair')
  useEffect(() => {
    const readFragment = () => setCurrent(location.hash === '#passages' ? 'passages' : 'pair')
    readFragment()
    addEventListener('hashchange', readFragment)
    return () => removeEventListener('hashchange', readFragment)
  }, [])
  const show = (event: MouseEvent<HTMLAnchorElement>) => {
    event.preventDefault()
    const { scrollY } = window
    location.hash = event.currentTarget.hash
    scrollTo(0, scrollY)
  }
  return (
    <nav className="segmented" aria-label="View">
      {Object.entries(views).map(([view, label]) => (
        <a key={view} href={`#${view}`} aria-current={view === current ? 'true' : undefined} onClick={show}>
          {label}
        </a>
      ))}
    </nav>
  )
}
