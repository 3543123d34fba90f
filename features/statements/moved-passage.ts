import type { TextSpan } from './text-selector'

/**
 * Where a passage stands when its statement takes other words: on the same words of the source, wherever else these may
 * stand. `contextAt` is where the context stood in the source, and stands now. Null where it does not reach them.
 */
export function movedPassage(
  { start, exact }: { start: number; exact: string },
  context: string,
  contextAt: { before: number; now: number },
): TextSpan | null {
  const there = start + contextAt.before - contextAt.now
  return there >= 0 && context.startsWith(exact, there) ? { start: there, end: there + exact.length } : null
}
