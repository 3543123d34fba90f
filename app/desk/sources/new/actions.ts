'use server'

import { deskAction } from '#app/desk/desk-action.server'
import { captureSource } from '#features/sources/commands.server'
import { sourceForm } from '#features/sources/schema'
import { paths } from '#lib/paths'

export const capture = deskAction(sourceForm, async (editor, draft) => {
  const { slug } = await captureSource(editor, draft)
  return paths.desk.source(slug)
})
