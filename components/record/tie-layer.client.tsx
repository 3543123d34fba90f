'use client'
import { useEffect, useRef, useState } from 'react'
import { drawTies, type TiePath } from './tie-geometry'

/** Draws the tie lines after layout. The page is complete without them. */
export function TieLayer() {
  const layer = useRef<SVGSVGElement>(null)
  const [ties, setTies] = useState<readonly TiePath[]>([])
  useEffect(() => {
    const pair = layer.current?.closest<HTMLElement>('.pair')
    if (!pair) return
    const redraw = () => setTies(drawTies(pair))
    const observer = new ResizeObserver(redraw)
    void document.fonts.ready.then(() => {
      observer.observe(pair)
      redraw()
    })
    return () => observer.disconnect()
  }, [])
  return (
    <svg ref={layer} className="ties" aria-hidden="true">
      {ties.map(({ d, className }, index) => (
        <path key={index} d={d} className={className} />
      ))}
    </svg>
  )
}
