import { randomUUID } from 'node:crypto'
import { enrolmentOf, newEncryptedSecret } from '#lib/authenticator'
import type { Editor } from '#features/editors/editor'
import { deskDb } from '#lib/desk-db.server'
import { env } from '#lib/env'

/** A confirmed authenticator app of the account, and a session in which a code was given just now. */
export async function withFreshFactor(editor: Editor): Promise<Editor & { sessionId: string }> {
  await deskDb.authenticator.upsert({
    where: { editorId: editor.id },
    update: {},
    create: {
      ...{ editorId: editor.id, secret: newEncryptedSecret(editor.id, env.APP_SECRET) },
      ...{ confirmedAt: new Date(), lastStep: 0 },
    },
  })
  return { ...editor, sessionId: await aSession(editor, { factorAt: new Date() }) }
}

/** An open session of the account. By default no code was given in it. */
export async function aSession(
  { id: editorId }: Pick<Editor, 'id'>,
  { factorAt = null }: { factorAt?: Date | null } = {},
): Promise<string> {
  const tokenHash = randomUUID().replaceAll('-', '').repeat(2)
  const expiresAt = new Date(Date.now() + 60 * 60 * 1000)
  const { id } = await deskDb.session.create({
    data: { editorId, tokenHash, expiresAt, factorAt },
    select: { id: true },
  })
  return id
}

/** The secret of the account's authenticator app, as the app has it. */
export async function secretOf({ id: editorId }: Pick<Editor, 'id'>): Promise<string> {
  const { secret } = await deskDb.authenticator.findUniqueOrThrow({ where: { editorId } })
  const enrolment = enrolmentOf({ editorId, stored: secret, appSecret: env.APP_SECRET }, '')
  if (!enrolment) throw new Error('The secret cannot be decrypted.')
  return enrolment.secret
}

/** A passkey of the account. No device has its key. */
export async function aPasskey({ id: editorId }: Pick<Editor, 'id'>): Promise<string> {
  const credentialId = randomUUID()
  const { id } = await deskDb.passkey.create({
    data: {
      ...{ editorId, credentialId, publicKey: Buffer.from(credentialId), counter: 0 },
      ...{ transports: [], name: 'Key in the safe' },
    },
    select: { id: true },
  })
  return id
}
