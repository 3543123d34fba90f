'use server'

import { deskAction } from '#app/desk/desk-action.server'
import { openDispute } from '#features/disputes/commands.server'
import { disputeForm } from '#features/disputes/schema'
import { paths } from '#lib/paths'

export const open = deskAction(disputeForm, async (editor, draft) => {
  const { slug } = await openDispute(editor, draft)
  return paths.desk.dispute(slug)
})
