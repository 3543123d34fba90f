import type { DeskNote } from '#features/annotations/queries'
import { letterOf } from '#features/review/assemble'

/** Where open notes stand in the words of a statement: letter and id of the note, and its passage. */
export function notedPassagesOn(statementId: string, notes: readonly DeskNote[]) {
  return notes.flatMap(({ id, resolvedAt, targets }, index) =>
    targets.flatMap(({ statementId: on, start, end, exact }) =>
      resolvedAt !== null || on !== statementId || start === null || end === null || exact === null
        ? []
        : [{ letter: `${letterOf(index)} ${id}`, passage: { start, end, exact } }],
    ),
  )
}
