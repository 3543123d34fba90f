import 'server-only'
import { appendRevision } from '#features/history/commands.server'
import { deskTransaction } from '#lib/desk-db.server'
import { AppError, FieldError } from '#lib/errors'
import type { Editor } from './editor'
import { assertCan } from './permissions'
import { requireFreshFactor } from './step-up.server'

/**
 * Erases the personal data of a suspended account, for good (docs/decisions/0064-erase-people-and-keep-the-chain.md). The typed
 * mail address confirms which one. The history of the erasure names the audit events that lost personal data.
 */
export function eraseEditor(editor: Editor, { id, address }: { id: string; address: string }): Promise<void> {
  assertCan(editor, 'people:manage')
  return deskTransaction(async (tx) => {
    await requireFreshFactor(tx, editor)
    const account = await tx.editor.findUnique({ where: { id }, select: { email: true } })
    if (!account) throw new AppError('not_found', 'The account is not on file.')
    if (address.trim().toLowerCase() !== account.email)
      throw new FieldError('address', `This is not the mail address of the account. Type ${account.email}.`)
    const [{ redacted }] = await tx.$queryRaw<[{ redacted: string[] }]>`
      SELECT desk.erase_editor(${editor.id}::uuid, ${id}::uuid) AS redacted`
    const change = { subject: 'editor', subjectId: id, action: 'ERASED', isContent: false } as const
    appendRevision(tx, editor, { ...change, after: { redacted } })
  })
}
