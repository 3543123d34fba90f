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
