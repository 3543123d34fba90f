import { randomUUID } from 'node:crypto'
import type { MailContent } from '#features/mail/mail'
import { queueMail } from '#features/mail/queue.server'
import type { SmtpServer } from '#features/mail/smtp-settings'
import { handlersWith } from '#features/worker/handlers.server'
import { workOnce } from '#features/worker/worker.server'
import { deskDb, deskTransaction } from '#lib/desk-db.server'

const anInvitation = (): MailContent => ({
  ...{ template: 'invitation', invitationId: randomUUID(), invitedBy: 'Ola Quay' },
})

/** Queues a mail to Rosa Lindqvist, in a transaction of its own. */
export const queueRosasMail = (mail: { to?: string; name?: string; key?: string } = {}): Promise<void> =>
  deskTransaction((tx) =>
    queueMail(tx, {
      ...{ to: 'rosa@harbour.example', name: 'Rosa Lindqvist', content: anInvitation() },
      ...mail,
    }),
  )

/** Runs the next mail that is due; false if none is. */
export const sendNext = (smtp: SmtpServer | null): Promise<boolean> => workOnce('mail', handlersWith(smtp))

/** The one mail of the database with its job. */
export async function theMail() {
  const { job, ...mail } = await deskDb.mail.findFirstOrThrow({ include: { job: true } })
  return { ...job, ...mail, isDead: job.deadAt !== null, isDone: job.doneAt !== null }
}
