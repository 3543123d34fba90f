import 'server-only'
import { randomUUID } from 'node:crypto'
import { cancelJob, queueJob } from '#features/jobs/queue.server'
import type { Transaction } from '#lib/desk-db.server'
import type { MailContent } from './mail'

type QueuedMail = {
  to: string
  /** The recipient's name. */
  name: string
  content: MailContent
  /** Names the effect, if another transaction could queue the same mail or cancel it. */
  key?: string
}

/** The key of a mail's job. */
export const mailJobKey = (key: string) => `mail ${key}`

/** The key of the mail with the link of an invitation. The list of people finds the mail by it. */
export const invitationMailKey = (id: string) => `invitation ${id}`

/** The key of the mail with a link to a new password. */
export const resetMailKey = (id: string) => `password-reset ${id}`

/** Queues a mail in the transaction of its cause. The worker sends it, or stores it where there is no mail server. */
export async function queueMail(tx: Transaction, { to, name, content, key }: QueuedMail): Promise<void> {
  const jobId = await queueJob(tx, { kind: 'mail', key: mailJobKey(key ?? randomUUID()) })
  if (jobId !== null) await tx.mail.create({ data: { jobId, to, name, content }, select: { jobId: true } })
}

/** Ends a queued mail that must not be sent any more. Has no effect on one that is sent. */
export const cancelMail = (tx: Transaction, key: string): Promise<void> => cancelJob(tx, mailJobKey(key))
