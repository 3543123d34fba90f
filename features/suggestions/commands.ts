import 'server-only'
import type { Editor } from '#features/editors/editor'
import { assertCan } from '#features/editors/permissions'
import { recordRevision } from '#features/revisions/commands'
import { deskTransaction } from '#lib/desk-db'
import type { SuggestionDraft } from './schema'

/** Puts a pair of statements into the queue to be judged. Nothing a suggestion says is ever public. */
export function suggestPair(editor: Editor, draft: SuggestionDraft): Promise<{ id: string }> {
  assertCan(editor, 'suggestion:make')
  return deskTransaction(async (tx) => {
    const { statementIds, ...data } = draft
    const [statementAId, statementBId] = statementIds
    const { id } = await tx.suggestion.create({ data: { ...data, statementAId, statementBId } })
    await recordRevision(tx, editor, {
      subject: 'suggestion',
      subjectId: id,
      change: 'suggested',
      after: draft,
    })
    return { id }
  })
}
