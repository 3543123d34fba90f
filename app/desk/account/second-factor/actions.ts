'use server'

import { deskAction } from '#app/desk/desk-action.server'
import { factorConfirmation, factorStart, noFields } from '#features/editors/schema'
import {
  confirmFactor,
  removeFactor,
  renewRecoveryCodes,
  startFactor,
} from '#features/editors/second-factor.server'
import { paths } from '#lib/paths'

const ofAccount = { isSecret: true, isOfAccount: true } as const

export const start = deskAction(
  factorStart,
  async (editor, draft) => {
    await startFactor(editor, draft)
    return paths.desk.secondFactor()
  },
  ofAccount,
)

export const confirm = deskAction(
  factorConfirmation,
  async (editor, draft) => ({ lines: await confirmFactor(editor, draft) }),
  ofAccount,
)

export const renew = deskAction(
  noFields,
  async (editor) => ({ lines: await renewRecoveryCodes(editor) }),
  ofAccount,
)

export const remove = deskAction(
  noFields,
  async (editor) => {
    await removeFactor(editor)
    return paths.desk.secondFactor()
  },
  ofAccount,
)
