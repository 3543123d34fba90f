'use server'

import { deskAction } from '#app/desk/desk-action.server'
import { eraseEditor } from '#features/editors/erasure.server'
import { erasureForm } from '#features/editors/schema'
import { paths } from '#lib/paths'

export const erase = deskAction(erasureForm, async (editor, draft) => {
  await eraseEditor(editor, draft)
  return paths.desk.person(draft.id)
})
