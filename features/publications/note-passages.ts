import type { Passage, PublishedNote } from './document'
import type { SideKey } from './text-runs'

type Placed = Pick<PublishedNote, 'letter' | 'on' | 'passage' | 'both'>

/** The passages of a note, each with its side; none if the note is on the whole record or statement. */
export function notePassages({ on, passage, both }: Placed): { side: SideKey; passage: Passage }[] {
  if (both)
    return [
      { side: 'a', passage: both.a },
      { side: 'b', passage: both.b },
    ]
  return passage === null || on === 'RECORD' ? [] : [{ side: on === 'A' ? 'a' : 'b', passage }]
}

/** The notes whose reference is printed on this side. */
export const notesOnSide = (notes: readonly Placed[], side: SideKey) =>
  notes.flatMap((note) =>
    notePassages(note)
      .filter((entry) => entry.side === side)
      .map(({ passage }) => ({ letter: note.letter, passage })),
  )

/** The fragment of a note's reference on one side; a note on both sides has two. */
export const noteLinkId = ({ letter, both }: Placed, side: SideKey): string =>
  both && side === 'b' ? `ref-${letter}-b` : `ref-${letter}`
