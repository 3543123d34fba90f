import 'server-only'
import type { MailContent } from '#features/mail/mail'
import { queueMail } from '#features/mail/queue.server'
import type { Transaction } from '#lib/desk-db.server'

/** Queues a mail to the owner of an account, who may not be the person that made the change. */
export const mailOwner = (
  tx: Transaction,
  { email, name }: { email: string; name: string },
  content: MailContent,
): Promise<void> => queueMail(tx, { to: email, name, content })
