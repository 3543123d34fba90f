type Target = { statementId: string | null; recordId: string | null; start: number | null }
type Note = {
  id: string
  visibility: string
  parentId: string | null
  resolvedAt: Date | null
  createdAt: Date
  targets: readonly Target[]
}
type Sides = { id: string; statementAId: string; statementBId: string }

const sides = ['A', 'B', 'RECORD'] as const

/**
 * The notes of a record in the order of their letters. Published notes come first: side A's by offset, side B's, then
 * those on the whole record. Internal notes follow in the given order; their `on` is null.
 */
export function letteredNotes<N extends Note>(notes: readonly N[], record: Sides) {
  const placements = notes.map((note) => ({ note, ...placeOf(note, record) }))
  const printed = placements.flatMap(({ on, ...placement }) => (on === null ? [] : [{ ...placement, on }]))
  const inOrder = printed.toSorted(
    (left, right) =>
      sides.indexOf(left.on) - sides.indexOf(right.on) ||
      (left.passage?.start ?? 0) - (right.passage?.start ?? 0) ||
      left.note.createdAt.getTime() - right.note.createdAt.getTime() ||
      (left.note.id < right.note.id ? -1 : 1),
  )
  return [...inOrder, ...placements.filter(({ on }) => on === null)].map((placement, index) => ({
    letter: letterAt(index),
    ...placement,
  }))
}

/** A note on both sides is printed with the notes on the whole record, as is one whose passage is on neither. */
function placeOf<N extends Note>(note: N, record: Sides) {
  const statementTargets: N['targets'][number][] = note.targets.filter(
    ({ statementId }) => statementId !== null,
  )
  const [only = null] = statementTargets.length === 1 ? statementTargets : []
  const side = only === null ? 'RECORD' : sideOf(only, record)
  const passage = side === 'RECORD' ? null : only
  const isPrinted =
    note.visibility === 'PUBLIC' &&
    note.parentId === null &&
    note.resolvedAt === null &&
    note.targets.some(({ recordId }) => recordId === record.id)
  return { on: isPrinted ? side : null, passage }
}

function sideOf({ statementId }: Target, { statementAId, statementBId }: Sides): (typeof sides)[number] {
  if (statementId === statementAId) return 'A'
  return statementId === statementBId ? 'B' : 'RECORD'
}

/** a … z, aa, ab … */
function letterAt(index: number): string {
  const letter = String.fromCodePoint(97 + (index % 26))
  return index < 26 ? letter : letterAt(Math.floor(index / 26) - 1) + letter
}
