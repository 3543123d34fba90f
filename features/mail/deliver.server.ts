import 'server-only'
import MailComposer from 'nodemailer/lib/mail-composer'
import { FinalError, type LeasedJob } from '#features/jobs/job'
import { deskDb } from '#lib/desk-db.server'
import { env } from '#lib/env'
import { paths } from '#lib/paths'
import { signedId } from '#lib/signed-id.server'
import { givenName } from './given-name'
import { type MailContent, mailContent } from './mail'
import { htmlBody, textBody } from './mail-body'
import { type MailText, mailText } from './mail-texts'
import { isOfRecipient, replyCode, sendBySmtp } from './smtp.server'
import type { SmtpServer } from './smtp-settings'

type StoredMail = { to: string; name: string; content: unknown; jobId: string; createdAt: Date }

/** Links begin with APP_ORIGIN, never with the Host of a request. */
function linkOf(content: MailContent): string {
  switch (content.template) {
    case 'invitation':
      return env.APP_ORIGIN + paths.invitation(signedId('invitation', content.invitationId))
    case 'password-reset':
      return env.APP_ORIGIN + paths.passwordReset(signedId('password-reset', content.resetId))
    case 'account-changed':
    case 'new-browser':
    case 'password-changed':
      return env.APP_ORIGIN + paths.signIn()
  }
}

/** Subject and text of a mail, with its link; null for parameters that only another release knows. */
export function readableMail({
  content: stored,
  createdAt,
}: Pick<StoredMail, 'content' | 'createdAt'>): MailText | null {
  const content = mailContent.safeParse(stored).data
  return content === undefined ? null : mailText(content, { link: linkOf(content), at: createdAt })
}

/** The same Message-ID in each attempt, so that a recipient's server can recognise a second copy. */
async function messageOf(mail: StoredMail, from: string): Promise<Buffer> {
  const text = readableMail(mail)
  if (text === null) throw new Error('This release does not know the mail.')
  const composer = new MailComposer({
    ...{ from: { name: 'At Variance', address: from }, to: { name: givenName(mail.name), address: mail.to } },
    ...{ subject: text.subject, text: textBody(text), html: htmlBody(text), date: mail.createdAt },
    messageId: `<${mail.jobId}@${new URL(env.APP_ORIGIN).hostname}>`,
    // Out-of-office programs do not reply to it (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated' },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  })
  return composer.compile().build()
}

const maybeArrived =
  'The worker or the connection ended while the mail server took the message. It may have arrived. Retry sends it a second time.'

/** A link to a new password would let the admin who reads a stored mail act as somebody else. */
const ownerOnly = 'There is no mail server, and nobody but its owner may read a link to a new password.'

async function isResetOpen(id: string): Promise<boolean> {
  const [reset] = await deskDb.$queryRaw<unknown[]>`
    SELECT 1 FROM desk."PasswordReset"
    WHERE id = ${id}::uuid AND "usedAt" IS NULL AND "endedAt" IS NULL AND "expiresAt" > now()`
  return reset !== undefined
}

/**
 * Sends a mail, or stores it where there is no mail server. A message whose text was on its way when a worker died is never
 * sent a second time without an admin (docs/decisions/0048-send-a-mail-at-most-once.md). A link to a new password that has
 * ended meanwhile is not sent.
 * @throws FinalError if another attempt cannot or must not follow
 */
export async function deliverMail(job: LeasedJob, server: SmtpServer | null): Promise<void> {
  const mail = await deskDb.mail.findUniqueOrThrow({ where: { jobId: job.id } })
  if (mail.sentAt !== null || mail.storedAt !== null) return
  if (mail.startedAt !== null) throw new FinalError(maybeArrived)
  const content = mailContent.safeParse(mail.content).data
  if (content?.template === 'password-reset') {
    if (!(await isResetOpen(content.resetId))) return
    if (server === null) throw new FinalError(ownerOnly)
  }
  if (server === null) {
    await deskDb.$executeRaw`UPDATE desk."Mail" SET "storedAt" = now() WHERE "jobId" = ${job.id}::uuid`
    return
  }
  const message = await messageOf({ ...mail, createdAt: job.createdAt }, server.from)
  let isStarted = false
  try {
    await sendBySmtp(server, { to: mail.to, message }, async () => {
      await startMail(job)
      isStarted = true
    })
  } catch (error) {
    throw await afterFailure(job, { error, isStarted })
  }
  await deskDb.$executeRaw`UPDATE desk."Mail" SET "sentAt" = now() WHERE "jobId" = ${job.id}::uuid`
}

/** Commits that the text is about to be sent, unless the lease is over or the job was cancelled. */
async function startMail({ id, leaseId }: LeasedJob): Promise<void> {
  const count = await deskDb.$executeRaw`
    WITH leased AS (SELECT id FROM desk."Job" WHERE id = ${id}::uuid AND "leaseId" = ${leaseId}::uuid FOR SHARE)
    UPDATE desk."Mail" SET "startedAt" = now() FROM leased WHERE "jobId" = leased.id AND "startedAt" IS NULL`
  if (count === 0) throw new Error('Another worker has this job, or it was cancelled.')
}

/** The error for the job. A refusal by the mail server is certain, so the message may start again. */
async function afterFailure(
  job: LeasedJob,
  { error, isStarted }: { error: unknown; isStarted: boolean },
): Promise<unknown> {
  const code = replyCode(error)
  if (isStarted) {
    if (code === null) return new FinalError(maybeArrived, { cause: error })
    await deskDb.$executeRaw`UPDATE desk."Mail" SET "startedAt" = NULL WHERE "jobId" = ${job.id}::uuid`
  }
  const isFinal = error instanceof Error && (isStarted ? code !== null && code >= 500 : isOfRecipient(error))
  return isFinal ? new FinalError(error.message, { cause: error }) : error
}
