import { drawTies } from './tie-geometry'

const svgNamespace = 'http://www.w3.org/2000/svg'

/**
 * Draws the ties once the fonts have loaded and whenever the layout changes, until the signal aborts. The page is
 * complete without them.
 */
export function tieLines(pair: HTMLElement, signal?: AbortSignal): void {
  const layer = pair.querySelector('svg.ties')
  if (!layer) return
  const redraw = () =>
    layer.replaceChildren(
      ...drawTies(pair).map(({ d, className }) => {
        const path = document.createElementNS(svgNamespace, 'path')
        path.setAttribute('d', d)
        path.setAttribute('class', className)
        return path
      }),
    )
  void document.fonts.ready.then(() => {
    if (signal?.aborted) return
    const observer = new ResizeObserver(redraw)
    observer.observe(pair)
    signal?.addEventListener('abort', () => observer.disconnect())
    redraw()
  })
}
