'use server'

import { deskAction } from '#app/desk/desk-action.server'
import { changePassword } from '#features/editors/commands.server'
import { endOtherSessions, endOwnSession } from '#features/editors/own-sessions.server'
import { noFields, passwordForm, personForm } from '#features/editors/schema'
import { paths } from '#lib/paths'

export const change = deskAction(
  passwordForm,
  async (editor, draft) => {
    await changePassword(editor, draft)
    return paths.signIn(paths.desk.queue())
  },
  { isSecret: true, isOfAccount: true },
)

export const endSession = deskAction(
  personForm,
  async (editor, session) => {
    await endOwnSession(editor, session)
    return paths.desk.account()
  },
  { isOfAccount: true },
)

export const endOthers = deskAction(
  noFields,
  async (editor) => {
    await endOtherSessions(editor)
    return paths.desk.account()
  },
  { isOfAccount: true },
)
