import type { TextSpan } from './word-boundaries'

/** The UTF-16 offsets of the part of a range inside an element's text; null if it is outside. */
export function spanOf(ground: Node, selected: Range): TextSpan | null {
  if (!selected.intersectsNode(ground)) return null
  const range = document.createRange()
  range.selectNodeContents(ground)
  if (ground.contains(selected.startContainer)) range.setStart(selected.startContainer, selected.startOffset)
  if (ground.contains(selected.endContainer)) range.setEnd(selected.endContainer, selected.endOffset)
  const before = document.createRange()
  before.selectNodeContents(ground)
  before.setEnd(range.startContainer, range.startOffset)
  const start = before.toString().length
  return { start, end: start + range.toString().length }
}

/** The DOM range of these UTF-16 offsets in an element's text. */
export function rangeOf(ground: Node, { start, end }: TextSpan): Range {
  const range = document.createRange()
  const walker = document.createTreeWalker(ground, NodeFilter.SHOW_TEXT)
  let at = 0
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0
    if (start >= at && start <= at + length) range.setStart(node, start - at)
    if (end >= at && end <= at + length) {
      range.setEnd(node, end - at)
      break
    }
    at += length
  }
  return range
}

/** The character at a point of the screen; between two characters, an empty range. */
export function characterRangeAt(x: number, y: number): Range | null {
  const caret = caretAt(x, y)
  if (caret?.startContainer.nodeType !== Node.TEXT_NODE || caret.startOffset === 0) return caret
  // A caret snaps to the nearer edge of a character, so on its right half it is already before the next word.
  const before = document.createRange()
  before.setStart(caret.startContainer, caret.startOffset - 1)
  before.setEnd(caret.startContainer, caret.startOffset)
  const isOn = ({ left, right, top, bottom }: DOMRect) => x >= left && x < right && y >= top && y < bottom
  return [...before.getClientRects()].some(isOn) ? before : caret
}

function caretAt(x: number, y: number): Range | null {
  // Safari supports only the older API.
  if (!('caretPositionFromPoint' in document)) return caretRangeAt(x, y)
  const point = document.caretPositionFromPoint(x, y)
  if (!point) return null
  const range = document.createRange()
  range.setStart(point.offsetNode, point.offset)
  return range
}

function caretRangeAt(x: number, y: number): Range | null {
  const older: { caretRangeFromPoint?: (x: number, y: number) => Range | null } = document
  return older.caretRangeFromPoint?.(x, y) ?? null
}

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
