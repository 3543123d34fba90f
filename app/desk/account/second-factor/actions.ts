'use server'

import { deskAction } from '#app/desk/desk-action.server'
import { addPasskey, removePasskey as removePasskeyOf, startPasskey } from '#features/editors/passkeys.server'
import { factorConfirmation, factorStart, noFields, passkeyForm, personForm } from '#features/editors/schema'
import {
  confirmFactor,
  removeFactor,
  renewRecoveryCodes,
  startFactor,
} from '#features/editors/second-factor.server'
import { paths } from '#lib/paths'

/** Recovery codes are shown once. A factor beside another has none. */
const shownOr = (lines: string[]) => (lines.length === 0 ? paths.desk.secondFactor() : { lines })

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
  async (editor, draft) => shownOr(await confirmFactor(editor, draft)),
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

/** The password and the name first; then the answer of the device to the challenge that this returned. */
export const passkey = deskAction(
  passkeyForm,
  async (editor, { name, current, answer }) =>
    answer === ''
      ? { lines: [], passkey: await startPasskey(editor, { current }) }
      : shownOr(await addPasskey(editor, { name, answer })),
  ofAccount,
)

export const removePasskey = deskAction(
  personForm,
  async (editor, stored) => {
    await removePasskeyOf(editor, stored)
    return paths.desk.secondFactor()
  },
  ofAccount,
)
