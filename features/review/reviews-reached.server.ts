import 'server-only'
import type { Editor } from '#features/editors/editor'
import { assertCan } from '#features/editors/permissions'
import { deskDb } from '#lib/desk-db.server'
import { capitalize } from '#lib/text'

type Reached = { number: number | null; title: string }

/**
 * The records and disputes in review, or approved and not published yet, whose document contains one of these rows: a
 * record or dispute itself, a statement, a speaker or a source. An edit of it makes them drafts again.
 */
async function reviewsReached(editor: Editor, id: string): Promise<Reached[]> {
  assertCan(editor, 'desk:read')
  return deskDb.$queryRaw<Reached[]>`
    WITH waiting AS (SELECT id FROM desk.awaiting_publication())
    SELECT number, subject AS title FROM desk."Record" r
    WHERE (state = 'IN_REVIEW' OR state = 'APPROVED' AND id IN (SELECT id FROM waiting))
      AND (id = ${id}::uuid OR ${id}::uuid IN (SELECT u.id FROM desk.used_by('RECORD', r.id) u))
    UNION ALL
    SELECT NULL, title FROM desk."Dispute" d
    WHERE (state = 'IN_REVIEW' OR state = 'APPROVED' AND id IN (SELECT id FROM waiting))
      AND (id = ${id}::uuid OR ${id}::uuid IN (SELECT u.id FROM desk.used_by('DISPUTE', d.id) u))
    ORDER BY 1 NULLS LAST, 2`
}

const namedMax = 3

/** The question before an edit that would end reviews: "Record 16 is in review. …"; null if it ends none. */
export async function questionBeforeEdit(editor: Editor, id: string): Promise<string | null> {
  const reached = await reviewsReached(editor, id)
  if (reached.length === 0) return null
  const named = reached
    .slice(0, namedMax)
    .map(({ number, title }) => (number === null ? `the dispute “${title}”` : `record ${number}`))
  const more = reached.length - named.length
  const list = [...named, ...(more > 0 ? [`${more} more`] : [])]
  const [last = '', ...others] = list.toReversed()
  const names = others.length === 0 ? last : `${others.toReversed().join(', ')} and ${last}`
  const isOne = reached.length === 1
  return `${capitalize(names)} ${isOne ? 'is' : 'are'} in review. This change makes ${
    isOne ? 'it a draft' : 'them drafts'
  } again, and ${isOne ? 'its review starts' : 'their reviews start'} over. Send it again to go on.`
}

type NoteEdit = { id: string; visibility: string | null }

/** A public note is content of its records, also while it becomes public or internal. */
export async function questionBeforeNoteEdit(
  editor: Editor,
  { id, visibility }: NoteEdit,
): Promise<string | null> {
  assertCan(editor, 'desk:read')
  const note = await deskDb.annotation.findUnique({
    where: { id },
    select: { visibility: true, targets: { select: { recordId: true } } },
  })
  if (![note?.visibility, visibility].includes('PUBLIC')) return null
  for (const { recordId } of note?.targets ?? []) {
    const question = recordId === null ? null : await questionBeforeEdit(editor, recordId)
    if (question !== null) return question
  }
  return null
}
