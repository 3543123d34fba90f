import { isolated } from '#lib/sentence'
import type { TextSpan } from './text-selector'

/**
 * Moves a passage along with its text when the statement's quote changes. It never moves to equal text elsewhere.
 * `contextAt` is the context's offset in the source before and after. Null if the new context does not contain the
 * passage.
 */
export function movedPassage(
  { start, exact }: { start: number; exact: string },
  context: string,
  contextAt: { before: number; after: number },
): TextSpan | null {
  const movedStart = start + contextAt.before - contextAt.after
  return movedStart >= 0 && context.startsWith(exact, movedStart)
    ? { start: movedStart, end: movedStart + exact.length }
    : null
}

/** A passage whose text the new quote leaves out, with its tie; null for an open note. */
type OrphanedPassage = { exact: string; on: { ordinal: number; record: { number: number } } | null }

/** Why the new words cannot replace the old ones; null if they leave out no passage. */
export function orphanedPassagesMessage(passages: readonly OrphanedPassage[]): string | null {
  if (passages.length === 0) return null
  const descriptions = passages.map(
    ({ exact, on }) =>
      `“${isolated(exact)}” (${on ? `tie ${on.ordinal} of record ${on.record.number}` : 'an open note'})`,
  )
  return `The new words leave out ${descriptions.join(', ')}. Keep these in, or change the ties and resolve the notes first.`
}
