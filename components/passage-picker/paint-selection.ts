/** All marked words of the page, by the text they are in: painted together, whether or not the text has the focus. */
const painted = new Map<string, Range>()

/** Paints through the CSS Custom Highlight API; where a browser has none, its own selection is what one sees. */
export function paintSelection(name: string, range: Range | null): void {
  if (range) painted.set(name, range)
  else painted.delete(name)
  if (!('highlights' in CSS)) return
  if (painted.size > 0) CSS.highlights.set('marked', new Highlight(...painted.values()))
  else CSS.highlights.delete('marked')
}
