/** All selections of the page by text name. They stay painted without the focus. */
const painted = new Map<string, Range>()

/** Paints with the CSS Custom Highlight API; without it, the browser's own selection is visible. */
export function paintSelection(name: string, range: Range | null): void {
  if (range) painted.set(name, range)
  else painted.delete(name)
  if (!('highlights' in CSS)) return
  if (painted.size > 0) CSS.highlights.set('marked', new Highlight(...painted.values()))
  else CSS.highlights.delete('marked')
}
