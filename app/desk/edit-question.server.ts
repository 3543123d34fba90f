import 'server-only'
import type { Editor } from '#features/editors/editor'
import { deskNoteReviews, deskReviewsOf, type ReviewReached } from '#features/records/queries.server'
import { capitalize } from '#lib/text'

const namedMax = 3

/** "Record 16 is in review. …"; null if an edit ends no review. */
function questionAbout(reached: readonly ReviewReached[]): string | null {
  if (reached.length === 0) return null
  const examples = reached
    .slice(0, namedMax)
    .map(({ number, title }) => (number === null ? `the dispute “${title}”` : `record ${number}`))
  const more = reached.length - examples.length
  const [last = '', ...others] = [...examples, ...(more > 0 ? [`${more} more`] : [])].toReversed()
  const names = capitalize(others.length === 0 ? last : `${others.toReversed().join(', ')} and ${last}`)
  return reached.length === 1
    ? `${names} is in review. This change makes it a draft again, and its review starts over. Send it again to go on.`
    : `${names} are in review. This change makes them drafts again, and their reviews start over. Send it again to go on.`
}

/** The question before an edit of a record, a dispute, a statement, a speaker or a source. */
export const questionBeforeEdit = async (editor: Editor, id: string): Promise<string | null> =>
  questionAbout(await deskReviewsOf(editor, id))

/** The question before an edit of a note. `visibility` is the note's visibility after the edit; null if the edit does not change it. */
export const questionBeforeNoteEdit = async (
  editor: Editor,
  note: { id: string; visibility: string | null },
): Promise<string | null> => questionAbout(await deskNoteReviews(editor, note))
