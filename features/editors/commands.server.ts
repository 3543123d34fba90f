import 'server-only'
import { appendRevision } from '#features/history/commands.server'
import { deskDb, deskTransaction } from '#lib/desk-db.server'
import { AppError } from '#lib/errors'
import { hashPassword, dummyHash, verifyPassword } from '#lib/password.server'
import { mayTryPassword } from './attempts.server'
import type { Editor, Role } from './editor'
import { appendAccountChange, mailOwner } from './owner-mail.server'
import { assertStrong } from './password-strength.server'
import { deleteFactor } from './people.server'
import { assertCan } from './permissions'

/** In history, marks a change that was made at the server, without a session. */
const atServer = { at: 'server' } as const
const noSuchAccount = 'There is no account with this e-mail address.'

/**
 * Without an editor, the account is created at the server, and history marks it. The first account is an admin's.
 */
export async function createEditor(
  editor: Editor | null,
  draft: { email: string; name: string; role: Role; password: string },
): Promise<Editor> {
  if (editor) assertCan(editor, 'editor:create')
  assertStrong('password', draft.password, draft)
  const passwordHash = await hashPassword(draft.password)
  return deskTransaction(async (tx) => {
    if (draft.role !== 'ADMIN' && (await tx.editor.count()) === 0)
      throw new AppError('forbidden', 'The first account must be an admin.')
    const { id, name, role } = await tx.editor.create({
      data: { email: draft.email.trim().toLowerCase(), name: draft.name, role: draft.role, passwordHash },
    })
    const created = { id, name, role }
    appendRevision(tx, editor ?? created, {
      subject: 'editor',
      subjectId: id,
      action: 'CREATED',
      after: { role, ...(editor ? {} : atServer) },
    })
    return created
  })
}

/** Sets a lost password, from the server's command line. A trigger ends the account's sessions. */
export async function resetPassword({ email, password }: { email: string; password: string }): Promise<void> {
  const account = await deskDb.editor.findUnique({ where: { email: email.trim().toLowerCase() } })
  if (!account) throw new AppError('not_found', noSuchAccount)
  assertStrong('password', password, account)
  const passwordHash = await hashPassword(password)
  await deskTransaction(async (tx) => {
    await tx.editor.update({ where: { id: account.id }, data: { passwordHash }, select: { id: true } })
    await appendAccountChange(tx, account, { id: account.id, action: 'PASSWORD_RESET', after: atServer })
    await mailOwner(tx, account.id, { template: 'password-changed', where: 'server' })
  })
}

/** Removes a lost second factor, from the server's command line, and ends the account's sessions. */
export async function resetFactorAtServer({ email }: { email: string }): Promise<void> {
  const account = await deskDb.editor.findUnique({ where: { email: email.trim().toLowerCase() } })
  if (!account) throw new AppError('not_found', noSuchAccount)
  await deskTransaction(async (tx) => {
    await deleteFactor(tx, account.id)
    await appendAccountChange(tx, account, { id: account.id, action: 'FACTOR_RESET', after: atServer })
  })
}

/** A trigger ends every session of the account with the change, including the current one. */
export async function changePassword(
  editor: Editor,
  { current, chosen }: { current: string; chosen: string },
): Promise<void> {
  assertCan(editor, 'password:change')
  await mayTryPassword(editor)
  const { passwordHash, ...account } = await deskDb.editor.findUniqueOrThrow({ where: { id: editor.id } })
  if (!(await verifyPassword(passwordHash ?? (await dummyHash), current)))
    throw new AppError('invalid', 'The current password is not right.')
  assertStrong('chosen', chosen, account)
  const chosenHash = await hashPassword(chosen)
  await deskTransaction(async (tx) => {
    const { count } = await tx.editor.updateMany({
      where: { id: editor.id, passwordHash },
      data: { passwordHash: chosenHash },
    })
    if (count === 0)
      throw new AppError('conflict', 'The password was changed meanwhile. Sign in with the new one.')
    await appendAccountChange(tx, editor, { id: editor.id, action: 'PASSWORD_CHANGED' })
    await mailOwner(tx, editor.id, { template: 'password-changed', where: 'desk' })
  })
}

type Interest = { speakerId: string; note: string }

/** A conflict bars approval and publication of that speaker's records. A trigger returns approved ones to review. */
export async function declareConflict(editor: Editor, { speakerId, note }: Interest): Promise<void> {
  assertCan(editor, 'conflict:declare')
  await deskTransaction(async (tx) => {
    const existing = await tx.conflictOfInterest.findFirst({
      where: { editorId: editor.id, speakerId, withdrawnAt: null },
    })
    if (existing) throw new AppError('conflict', 'You have declared this one already.')
    await tx.conflictOfInterest.create({ data: { editorId: editor.id, speakerId, note } })
    appendRevision(tx, editor, {
      subject: 'editor',
      subjectId: editor.id,
      action: 'CONFLICT_DECLARED',
      isContent: false,
      after: { speakerId, note },
    })
  })
}

/** Asks to take back the editor's own conflict. It still bars the editor until a second editor confirms that it is over. */
export async function askToWithdrawConflict(editor: Editor, { id }: { id: string }): Promise<void> {
  assertCan(editor, 'conflict:declare')
  await deskTransaction(async (tx) => {
    const [conflict] = await tx.$queryRaw<{ speakerId: string }[]>`
      UPDATE desk."ConflictOfInterest" SET "withdrawalAskedAt" = now()
      WHERE id = ${id}::uuid AND "editorId" = ${editor.id}::uuid AND "withdrawnAt" IS NULL AND "withdrawalAskedAt" IS NULL
      RETURNING "speakerId"`
    if (!conflict) throw new AppError('not_found', 'It is not declared any more.')
    appendRevision(tx, editor, {
      subject: 'editor',
      subjectId: editor.id,
      action: 'CONFLICT_WITHDRAWAL_ASKED',
      isContent: false,
      before: conflict,
    })
  })
}

/** Ends another editor's conflict of interest, at that editor's request. Subjects that were in review meanwhile stay barred. */
export async function withdrawConflict(editor: Editor, { id }: { id: string }): Promise<void> {
  assertCan(editor, 'conflict:withdraw')
  await deskTransaction(async (tx) => {
    const [conflict] = await tx.$queryRaw<{ speakerId: string; editorId: string }[]>`
      UPDATE desk."ConflictOfInterest" SET "withdrawnAt" = now(), "withdrawnById" = ${editor.id}::uuid
      WHERE id = ${id}::uuid AND "editorId" <> ${editor.id}::uuid AND "withdrawnAt" IS NULL
        AND "withdrawalAskedAt" IS NOT NULL
      RETURNING "speakerId", "editorId"`
    if (!conflict) throw new AppError('not_found', 'Nobody else asks to take this one back.')
    appendRevision(tx, editor, {
      subject: 'editor',
      subjectId: conflict.editorId,
      action: 'CONFLICT_WITHDRAWN',
      isContent: false,
      before: { speakerId: conflict.speakerId },
    })
  })
}
