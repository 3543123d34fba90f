import type { TextSpan } from './word-boundaries'

/** The UTF-16 offsets, in the text of an element, of as much of a range as lies in it; null when all lies elsewhere. */
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

/** The range in an element's text that has these UTF-16 offsets. */
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

/** The letter under a point of the screen; between two letters, a range of no length. */
export function characterRangeAt(x: number, y: number): Range | null {
  const caret = caretAt(x, y)
  if (caret?.startContainer.nodeType !== Node.TEXT_NODE || caret.startOffset === 0) return caret
  // A caret stands at the nearer edge of a letter: on its right half it is behind it already, with the next word before it.
  const before = document.createRange()
  before.setStart(caret.startContainer, caret.startOffset - 1)
  before.setEnd(caret.startContainer, caret.startOffset)
  const isOn = ({ left, right, top, bottom }: DOMRect) => x >= left && x < right && y >= top && y < bottom
  return [...before.getClientRects()].some(isOn) ? before : caret
}

function caretAt(x: number, y: number): Range | null {
  // Safari has the older of the two.
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
