'use server'

import { deskAction } from '#app/desk/desk-action.server'
import { statementIdBySlug } from '#app/desk/resolve-statements.server'
import type { Editor } from '#features/editors/editor'
import { arrangeStatement, assignStatements, editDispute } from '#features/disputes/commands.server'
import { deskDisputeFields } from '#features/disputes/queries.server'
import { arrangementForm, assignmentForm, disputeEditForm } from '#features/disputes/schema'
import { questionBeforeEdit } from '#app/desk/edit-question.server'
import { paths } from '#lib/paths'

const current = (editor: Editor, { id = '' }) => deskDisputeFields(editor, id)
const question = (editor: Editor, { id }: { id: string }) => questionBeforeEdit(editor, id)
async function backTo(editor: Editor, id: string, part = ''): Promise<string> {
  const stored = await deskDisputeFields(editor, id)
  return stored ? `${paths.desk.dispute(stored.slug)}${part}` : paths.desk.disputes()
}

export const edit = deskAction(
  disputeEditForm,
  async (editor, draft) => {
    await editDispute(editor, draft)
    return backTo(editor, draft.id)
  },
  { current, question },
)

export const assign = deskAction(
  assignmentForm,
  async (editor, { statement, ...dispute }) => {
    await assignStatements(editor, { ...dispute, statementIds: [await statementIdBySlug(editor, statement)] })
    return backTo(editor, dispute.id, '#statements')
  },
  { current, question },
)

export const arrange = deskAction(
  arrangementForm,
  async (editor, draft) => {
    await arrangeStatement(editor, draft)
    return backTo(editor, draft.id, '#statements')
  },
  { current, question },
)
