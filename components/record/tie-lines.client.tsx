'use client'

import { useEffect, useRef } from 'react'
import { tieHover } from './tie-hover'
import { tieLines } from './tie-lines'

/** Draws the tie lines and highlights both ends on hover. The caller changes the key to redraw them. */
export function TieLines() {
  const layer = useRef<SVGSVGElement>(null)
  useEffect(() => {
    const pair = layer.current?.closest<HTMLElement>('.pair')
    if (!pair) return
    const listening = new AbortController()
    tieLines(pair, listening.signal)
    tieHover(pair, listening.signal)
    return () => listening.abort()
  }, [])
  return <svg ref={layer} className="ties" aria-hidden="true" />
}
