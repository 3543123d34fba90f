import 'server-only'
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server'
import { newRecoveryCodes } from '#lib/authenticator'
import { deskDb, deskTransaction, type Transaction } from '#lib/desk-db.server'
import { env } from '#lib/env'
import { AppError } from '#lib/errors'
import { creationOptions, verifiedCreation } from '#lib/passkey'
import type { Editor } from './editor'
import { appendAccountChange } from './owner-mail.server'
import { openChallenge, takeChallenge } from './passkey-challenge.server'
import { assertCan } from './permissions'
import {
  assertOwnPassword,
  sessionHolder,
  markFresh,
  showOnce,
  storeRecoveryCodes,
} from './second-factor.server'
import { passkeysMax } from './session'
import { requireFreshFactor, requireFreshIfAny } from './step-up.server'

const notAccepted = 'The passkey was not accepted. Begin again: a device has five minutes to answer.'

/**
 * Begins to add a passkey, and returns what the browser needs for it. The session may be stolen, so the password is given
 * again, and a factor if there is one.
 */
export async function startPasskey(
  editor: Editor,
  { current }: { current: string },
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  assertCan(editor, 'factor:manage')
  await deskTransaction((tx) => requireFreshIfAny(tx, editor))
  await assertOwnPassword(current, editor)
  const { email, passkeys } = await deskDb.editor.findUniqueOrThrow({
    where: { id: editor.id },
    select: { email: true, passkeys: { select: { credentialId: true, transports: true } } },
  })
  const challenge = await openChallenge(sessionHolder(editor), { isToAdd: true })
  const { id, name } = editor
  return creationOptions({ origin: env.APP_ORIGIN, challenge }, { id, name, email }, passkeys)
}

/** Stores the passkey. Returns the recovery codes if it is the account's first factor; they are shown once. */
export async function addPasskey(
  editor: Editor,
  { name, answer }: { name: string; answer: string },
): Promise<string[]> {
  assertCan(editor, 'factor:manage')
  const challenge = await takeChallenge(sessionHolder(editor), { isToAdd: true })
  const made = challenge && (await verifiedCreation(answer, { origin: env.APP_ORIGIN, challenge }))
  if (!made) throw new AppError('conflict', notAccepted)
  const codes = newRecoveryCodes()
  let isFirst = false
  await showOnce(async (tx) => {
    const { hasFactor, count } = await lockAccount(tx, editor)
    isFirst = !hasFactor
    if (count >= passkeysMax)
      throw new AppError('conflict', `An account has at most ${passkeysMax} passkeys. Remove one first.`)
    await tx.passkey.create({ data: { ...made, name, editorId: editor.id }, select: { id: true } })
    if (isFirst) await storeRecoveryCodes(tx, editor, codes)
    await markFresh(tx, editor)
    await appendAccountChange(tx, editor, {
      ...{ id: editor.id, action: 'PASSKEY_ADDED', after: { name }, detail: name },
    })
  })
  return isFirst ? codes : []
}

/** Orders two passkeys that are added at the same moment, and a change of the account. */
async function lockAccount(tx: Transaction, { id }: Editor): Promise<{ hasFactor: boolean; count: number }> {
  await tx.$queryRaw`SELECT 1 FROM desk."Editor" WHERE id = ${id}::uuid FOR NO KEY UPDATE`
  const [state] = await tx.$queryRaw<[{ hasFactor: boolean; count: number }]>`
    SELECT desk.has_factor(${id}::uuid) AS "hasFactor", count(*)::int AS count
    FROM desk."Passkey" WHERE "editorId" = ${id}::uuid`
  return state
}

/** A factor must have been given before. The database refuses it for the last one of a role that needs one. */
export async function removePasskey(editor: Editor, { id }: { id: string }): Promise<void> {
  assertCan(editor, 'factor:manage')
  await deskTransaction(async (tx) => {
    await requireFreshFactor(tx, editor)
    const [removed] = await tx.$queryRaw<{ name: string }[]>`
      DELETE FROM desk."Passkey" WHERE id = ${id}::uuid AND "editorId" = ${editor.id}::uuid RETURNING name`
    if (!removed) throw new AppError('not_found', 'This passkey was removed already.')
    const { name } = removed
    await appendAccountChange(tx, editor, {
      ...{ id: editor.id, action: 'PASSKEY_REMOVED', before: { name }, detail: name },
    })
  })
}
