import 'server-only'
import { hash } from '@node-rs/argon2'
import { recordRevision } from '#features/revisions/commands'
import { deskTransaction } from '#lib/desk-db'
import { AppError } from '#lib/errors'
import type { Editor, Role } from './editor'
import { assertCan } from './permissions'

/** argon2id is the library's default algorithm; cost as PROMISES.md R1 asks. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const passwordLengthMin = 12

/** With no editor yet, the first one is made without permission and must be an admin. */
export async function createEditor(
  editor: Editor | null,
  draft: { email: string; name: string; role: Role; password: string },
): Promise<Editor> {
  if (draft.password.length < passwordLengthMin)
    throw new AppError('invalid', `Choose a password of at least ${passwordLengthMin} characters.`)
  if (editor) assertCan(editor, 'editor:create')
  const passwordHash = await hash(draft.password, cost)
  return deskTransaction(async (tx) => {
    if (!editor && (draft.role !== 'ADMIN' || (await tx.editor.count()) > 0))
      throw new AppError(
        'forbidden',
        'Only the first account is made without an admin, and it must be an admin.',
      )
    const { id, name, role } = await tx.editor.create({
      data: { email: draft.email.trim().toLowerCase(), name: draft.name, role: draft.role, passwordHash },
    })
    const made = { id, name, role }
    await recordRevision(tx, editor ?? made, {
      subject: 'editor',
      subjectId: id,
      change: 'created',
      after: { role },
    })
    return made
  })
}
