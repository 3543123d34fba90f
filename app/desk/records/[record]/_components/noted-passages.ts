import { letteredNotes } from '#features/annotations/lettering'
import type { Workspace } from './workspace'

/** Where open notes stand in the words of a statement: letter and id of the note, and its passage. */
export function notedPassagesOn(statementId: string, { notes, record }: Workspace) {
  return letteredNotes(notes, record).flatMap(({ letter, note: { id, resolvedAt, targets } }) =>
    targets.flatMap(({ statementId: on, start, end, exact }) =>
      resolvedAt !== null || on !== statementId || start === null || end === null || exact === null
        ? []
        : [{ letter: `${letter} ${id}`, passage: { start, end, exact } }],
    ),
  )
}
