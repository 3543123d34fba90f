import type { Editor } from '#features/editors/editor'
import { newEncryptedSecret } from '#lib/authenticator'
import { deskDb } from '#lib/desk-db.server'
import { env } from '#lib/env'

/**
 * Runs with a second factor, which a withdrawal needs, and removes it: a newcomer signs in to the demonstration by password
 * alone, and has seven days to set up a factor.
 */
export async function withSecondFactor(
  editor: Editor,
  run: (editor: Editor) => Promise<void>,
): Promise<void> {
  const at = { editorId: editor.id }
  await deskDb.authenticator.create({
    data: {
      ...at,
      secret: newEncryptedSecret(editor.id, env.APP_SECRET),
      confirmedAt: new Date(),
      lastStep: 0,
    },
  })
  const { id: sessionId } = await deskDb.session.create({
    data: {
      ...at,
      tokenHash: '0'.repeat(64),
      expiresAt: new Date(Date.now() + 600_000),
      factorAt: new Date(),
    },
  })
  await run({ ...editor, sessionId })
  await deskDb.session.delete({ where: { id: sessionId } })
  await deskDb.authenticator.delete({ where: at })
}
