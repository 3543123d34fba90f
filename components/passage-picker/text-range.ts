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
