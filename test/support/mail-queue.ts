import { randomUUID } from 'node:crypto'
import type { MailContent } from '#features/mail/mail'
import { queueMail } from '#features/mail/queue.server'
import type { SmtpServer } from '#features/mail/smtp-settings'
import { handlersWith } from '#features/worker/handlers.server'
import { workOnce } from '#features/worker/worker.server'
import { deskDb, deskTransaction } from '#lib/desk-db.server'
import { afterAll, afterEach, beforeEach } from 'vitest'
import { openSession } from './db-sessions'

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

/** For a file of tests: empties the queue before each test, and closes after it every server given to `until`. */
export async function emptyQueue() {
  const owner = await openSession()
  const closing: (() => unknown)[] = []
  beforeEach(async () => {
    await owner.query('TRUNCATE desk."Job" CASCADE')
  })
  afterEach(async () => {
    for (const close of closing.splice(0)) await close()
  })
  afterAll(() => owner.end())
  return {
    owner,
    until: <Server extends { close: () => unknown }>(server: Server): Server => {
      closing.push(server.close)
      return server
    },
    /** Every lease and every wait is over. */
    pass: () => owner.query(`UPDATE desk."Job" SET "dueAt" = now() WHERE "doneAt" IS NULL`),
  }
}
