import 'server-only'
import { appendRevision } from '#features/history/commands.server'
import { deskTransaction } from '#lib/desk-db.server'
import { AppError } from '#lib/errors'
import type { Editor } from './editor'
import { assertCan } from './permissions'

/** Ends one other session of the same account at once, on every instance. */
export async function endOwnSession(editor: Editor, { id }: { id: string }): Promise<void> {
  assertCan(editor, 'session:end')
  await deskTransaction(async (tx) => {
    const count = await tx.$executeRaw`
      UPDATE desk."Session" SET "revokedAt" = now()
      WHERE id = ${id}::uuid AND "editorId" = ${editor.id}::uuid AND "revokedAt" IS NULL`
    if (count === 0) throw new AppError('not_found', 'This session has ended already.')
    const change = { subject: 'editor', subjectId: editor.id, action: 'SESSION_ENDED' } as const
    appendRevision(tx, editor, { ...change, isContent: false })
  })
}

/** Ends every session of the account but the current one. */
export async function endOtherSessions(editor: Editor): Promise<void> {
  assertCan(editor, 'session:end')
  await deskTransaction(async (tx) => {
    await tx.$executeRaw`
      UPDATE desk."Session" SET "revokedAt" = now()
      WHERE "editorId" = ${editor.id}::uuid AND id <> ${editor.sessionId ?? null}::uuid AND "revokedAt" IS NULL`
    const change = { subject: 'editor', subjectId: editor.id, action: 'SESSIONS_ENDED' } as const
    appendRevision(tx, editor, { ...change, isContent: false })
  })
}
