import 'server-only'
import type { Editor } from '#features/editors/editor'
import { assertCan } from '#features/editors/permissions'
import type { RetentionDays } from '#features/editors/retention'
import { deskDb, type Transaction } from '#lib/desk-db.server'

/** The one row, without its key. */
export async function storedSettings(db: Pick<Transaction, 'settings'>) {
  const { one: _, ...settings } = await db.settings.findUniqueOrThrow({ where: { one: true } })
  return settings
}

/** The settings, with the kind and the extent of the logo. */
export async function deskSettings(editor: Editor) {
  assertCan(editor, 'settings:manage')
  const settings = await storedSettings(deskDb)
  const { logoSha256: sha256 } = settings
  const logo =
    sha256 === null
      ? null
      : await deskDb.logo.findUnique({
          where: { sha256 },
          select: { sha256: true, type: true, width: true, height: true },
        })
  return { ...settings, logo }
}
export type DeskSettings = Awaited<ReturnType<typeof deskSettings>>

/** How long the worker leaves rows that have ended. */
export async function storedRetention(): Promise<RetentionDays> {
  const { sessionDays, formDays, invitationDays, jobDays } = await storedSettings(deskDb)
  return { sessions: sessionDays, forms: formDays, invitations: invitationDays, jobs: jobDays }
}
