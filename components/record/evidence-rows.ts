import type { PublishedEvidence } from '#features/publications/document'

export type EvidenceRow = {
  source: PublishedEvidence['source']
  place: string | null
  a: PublishedEvidence[]
  b: PublishedEvidence[]
}

/** One row for each independent origin; evidence that is not on file comes last. */
export function evidenceRows(evidence: readonly PublishedEvidence[]): EvidenceRow[] {
  const rows = new Map<string, EvidenceRow>()
  for (const item of evidence) {
    const { source, place, independenceGroup, bearsOn } = item
    const key = JSON.stringify([independenceGroup, source?.slug ?? null, place])
    const row = rows.get(key) ?? { source, place, a: [], b: [] }
    if (bearsOn !== 'B') row.a.push(item)
    if (bearsOn !== 'A') row.b.push(item)
    rows.set(key, row)
  }
  return [...rows.values()].toSorted(
    (left, right) => Number(left.source === null) - Number(right.source === null),
  )
}
