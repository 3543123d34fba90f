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

/** A passage that has no words any more, with the tie that stands on it; null for an open note. */
type OrphanedPassage = { exact: string; on: { ordinal: number; record: { number: number } } | null }

/** Why words cannot be left out of a statement; null when nothing stands on them. */
export function orphanedPassagesMessage(passages: readonly OrphanedPassage[]): string | null {
  if (passages.length === 0) return null
  const named = passages.map(
    ({ exact, on }) =>
      `“${exact}” (${on ? `tie ${on.ordinal} of record ${on.record.number}` : 'an open note'})`,
  )
  return `The new words leave out ${named.join(', ')}. Keep these in, or change the ties and resolve the notes first.`
}
