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
