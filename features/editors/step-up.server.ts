import 'server-only'
import type { Transaction } from '#lib/desk-db.server'
import { AppError } from '#lib/errors'
import { paths } from '#lib/paths'
import type { Editor } from './editor'

/** A code of the second factor opens withdrawals and people for this long, in the session in which it was given. */
const freshMinutes = 10

/** The form comes back with a field for the code, and with everything that was typed. */
export class CodeNeeded extends AppError {
  constructor(
    message = 'Give a code of your second factor or use a passkey, then send it again. It counts for ten minutes.',
  ) {
    super('forbidden', message)
  }
}

/** Checked in the command's own transaction. A trigger checks it again before history is written. */
export async function requireFreshFactor(tx: Transaction, editor: Editor): Promise<void> {
  const [session] = await tx.$queryRaw<{ isFresh: boolean; hasFactor: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM desk."Session" s
        WHERE s.id = ${editor.sessionId ?? null}::uuid AND s."editorId" = ${editor.id}::uuid AND s."revokedAt" IS NULL
          AND s."factorAt" > now() - make_interval(mins => ${freshMinutes}::int)) AS "isFresh",
      desk.has_factor(${editor.id}::uuid) AS "hasFactor"`
  if (session?.isFresh && session.hasFactor) return
  if (session?.hasFactor) throw new CodeNeeded()
  throw new AppError('forbidden', 'This needs a second factor, and your account has none yet.', {
    href: paths.desk.secondFactor(),
    label: 'Set one up',
  })
}

/** Another factor is added only by somebody who has the first one at hand. */
export async function requireFreshIfAny(tx: Transaction, editor: Editor): Promise<void> {
  const [account] = await tx.$queryRaw<{ hasFactor: boolean }[]>`
    SELECT desk.has_factor(${editor.id}::uuid) AS "hasFactor"`
  if (account?.hasFactor) await requireFreshFactor(tx, editor)
}
