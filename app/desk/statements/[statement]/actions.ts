'use server'

import { deskAction } from '#app/desk/desk-action.server'
import { editStatement, linkStatements } from '#features/statements/commands.server'
import { deskStatementFields, deskStatementWords } from '#features/statements/queries.server'
import { requoteStatement } from '#features/statements/requote.server'
import { requoteForm, statementEditForm, statementLinkForm } from '#features/statements/schema'
import { questionBeforeEdit } from '#app/desk/edit-question.server'
import { paths } from '#lib/paths'

export const edit = deskAction(
  statementEditForm,
  async (editor, draft) => {
    await editStatement(editor, draft)
    const stored = await deskStatementFields(editor, draft.id)
    return stored ? paths.desk.statement(stored.slug) : paths.desk.statements()
  },
  {
    current: (editor, { id = '' }) => deskStatementFields(editor, id),
    question: (editor, { id }) => questionBeforeEdit(editor, id),
  },
)

export const requote = deskAction(
  requoteForm,
  async (editor, draft) => paths.desk.statement((await requoteStatement(editor, draft)).slug),
  {
    current: (editor, { id = '' }) => deskStatementWords(editor, id),
    question: (editor, { id }) => questionBeforeEdit(editor, id),
  },
)

export const link = deskAction(statementLinkForm, async (editor, draft) => {
  const { slug } = await linkStatements(editor, draft)
  return paths.desk.statement(slug)
})
