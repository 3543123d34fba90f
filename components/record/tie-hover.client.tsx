'use client'
import { useEffect, useRef } from 'react'

/** Hovering or focusing one side of a point highlights both sides; so does its number in the fragment. */
export function TieHover() {
  const marker = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const pair = marker.current?.closest<HTMLElement>('.pair')
    if (!pair) return
    const listening = new AbortController()
    const { signal } = listening
    const highlight = (numbers: readonly string[]) => {
      for (const part of pair.querySelectorAll<HTMLElement>('[data-t]'))
        part.classList.toggle(
          'on',
          (part.dataset.t ?? '').split(' ').some((number) => numbers.includes(number)),
        )
    }
    const fromAddress = () => highlight([location.hash.slice(1)])
    const point = (event: Event) => {
      const part = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-t]') : null
      const innermost = part?.dataset.t?.split(' ').at(-1)
      // Scrolling to a point moves the page under a resting pointer; off any point, the fragment's stays highlighted.
      if (innermost === undefined) fromAddress()
      else highlight([innermost])
    }
    pair.addEventListener('mouseover', point, { signal })
    pair.addEventListener('focusin', point, { signal })
    pair.addEventListener('mouseleave', fromAddress, { signal })
    pair.addEventListener('focusout', fromAddress, { signal })
    // Confines a text selection to the side where it began.
    pair.addEventListener(
      'pointerdown',
      (event) => {
        const side = event.target instanceof Element ? event.target.closest('.side') : null
        if (side) pair.dataset.sel = side.classList.contains('a') ? 'a' : 'b'
        else delete pair.dataset.sel
      },
      { signal },
    )
    addEventListener('hashchange', fromAddress, { signal })
    fromAddress()
    return () => listening.abort()
  }, [])
  return <span ref={marker} hidden />
}
