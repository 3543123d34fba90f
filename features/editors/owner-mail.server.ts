import 'server-only'
import { appendRevision, type Change } from '#features/history/commands.server'
import { type MailContent, ownerNotice } from '#features/mail/mail'
import { queueMail } from '#features/mail/queue.server'
import { networkOf } from '#lib/client-network'
import type { Transaction } from '#lib/desk-db.server'
import { browserName } from './browser-name'
import type { Editor } from './editor'

type AccountChange = Pick<Change, 'action' | 'before' | 'after'> & {
  id: string
  /** What the mail says beside the change. */
  detail?: string
}

/** Writes a change of an account to history, and mails its owner if somebody else could do harm by it. */
export async function appendAccountChange(
  tx: Transaction,
  editor: Editor,
  { id, detail, ...change }: AccountChange,
): Promise<void> {
  appendRevision(tx, editor, { subject: 'editor', subjectId: id, isContent: false, ...change })
  const notice = ownerNotice.safeParse(change.action).data
  if (notice === undefined) return
  await mailOwner(tx, id, {
    ...{ template: 'account-changed', change: notice },
    ...(detail === undefined ? {} : { detail }),
  })
}

/** Queues a mail to the owner of an account, who may not be the person that is signed in to it. */
export async function mailOwner(tx: Transaction, id: string, content: MailContent): Promise<void> {
  const { email, name } = await tx.editor.findUniqueOrThrow({
    where: { id },
    select: { email: true, name: true },
  })
  await queueMail(tx, { to: email, name, content })
}

/** Mails that a recovery code was used, with the number that is left. */
export async function mailCodeUsed(tx: Transaction, id: string): Promise<void> {
  const left = await tx.recoveryCode.count({ where: { editorId: id, usedAt: null } })
  const content = { template: 'account-changed', change: 'RECOVERY_CODE_USED' } as const
  await mailOwner(tx, id, { ...content, detail: `${left} of 10 are left` })
}

/**
 * Mails a sign-in from a browser that the account has not used before. Nothing is mailed about the first sign-in of an account.
 * Sessions are deleted 30 days after their end, so an older account without one was used before.
 */
export async function mailNewBrowser(
  tx: Transaction,
  id: string,
  { address, userAgent }: { address: string; userAgent?: string | undefined },
): Promise<void> {
  const [{ isFirst }] = await tx.$queryRaw<[{ isFirst: boolean }]>`
    SELECT count(s.id) <= 1 AND e."createdAt" > now() - interval '30 days' AS "isFirst"
    FROM desk."Editor" e LEFT JOIN desk."Session" s ON s."editorId" = e.id WHERE e.id = ${id}::uuid GROUP BY e.id`
  if (isFirst) return
  const browser = browserName(userAgent)
  await mailOwner(tx, id, { template: 'new-browser', network: networkOf(address), browser })
}
