'use server'

import { deskAction } from '#app/desk/desk-action.server'
import { compareStatements } from '#features/compare/commands.server'
import { compareForm } from '#features/compare/schema'
import { paths } from '#lib/paths'

export const compare = deskAction(compareForm, async (editor, draft) => {
  const { number } = await compareStatements(editor, draft)
  return draft.outcome === 'SEND' ? paths.desk.compareSent(number) : paths.desk.record(number)
})
