'use server'

import { deskAction } from '#app/desk/desk-action.server'
import { changePassword } from '#features/editors/commands.server'
import { passwordForm } from '#features/editors/schema'
import { paths } from '#lib/paths'

export const change = deskAction(
  passwordForm,
  async (editor, draft) => {
    await changePassword(editor, draft)
    return paths.signIn(paths.desk.queue())
  },
  { isSecret: true },
)
