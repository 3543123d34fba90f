'use server'

import { deskAction } from '#app/desk/desk-action.server'
import { editSource } from '#features/sources/commands.server'
import { deskSourceOfSnapshot, deskSourceFields } from '#features/sources/queries.server'
import { sourceEditForm } from '#features/sources/schema'
import { captureStatement } from '#features/statements/capture.server'
import { statementForm } from '#features/statements/schema'
import { questionBeforeEdit } from '#app/desk/edit-question.server'
import { paths } from '#lib/paths'

export const take = deskAction(statementForm, async (editor, draft) => {
  await captureStatement(editor, draft)
  return `${paths.desk.source(await deskSourceOfSnapshot(editor, draft.snapshotId))}#take`
})

export const edit = deskAction(
  sourceEditForm,
  async (editor, draft) => {
    await editSource(editor, draft)
    const stored = await deskSourceFields(editor, draft.id)
    return stored ? paths.desk.source(stored.slug) : paths.desk.newSource()
  },
  {
    current: (editor, { id = '' }) => deskSourceFields(editor, id),
    question: (editor, { id }) => questionBeforeEdit(editor, id),
  },
)
