import 'server-only'
import type { Editor } from '#features/editors/editor'
import { assertCan } from '#features/editors/permissions'
import type { JobKind } from '#features/jobs/job'
import { queueStates } from '#features/jobs/queue.server'
import { readableMail } from '#features/mail/deliver.server'
import type { MailText } from '#features/mail/mail-texts'
import { deskDb } from '#lib/desk-db.server'

type JobRow = {
  id: string
  kind: JobKind
  createdAt: Date
  attempts: number
  lastError: string | null
}
export type DeadJob = JobRow & { deadAt: Date; to: string | null }
export type DeskMail = JobRow & {
  deadAt: Date | null
  to: string
  name: string
  sentAt: Date | null
  storedAt: Date | null
  subject: string
  /** Only of a stored mail, which an admin passes on. Nobody reads a mail that was sent to somebody else. */
  text: MailText | null
}

const shownMax = 100

/** The queues, the jobs that failed for good, and the latest mails, for an admin. */
export async function deskJobs(editor: Editor) {
  assertCan(editor, 'jobs:manage')
  const [queues, dead, mails] = await Promise.all([queueStates(), deadJobs(), latestMails()])
  return { queues, dead, mails }
}

const deadJobs = () => deskDb.$queryRaw<DeadJob[]>`
  SELECT j.id, j.kind, j."createdAt", j.attempts, j."lastError", j."deadAt", m."to"
  FROM desk."Job" j LEFT JOIN desk."Mail" m ON m."jobId" = j.id
  WHERE j."deadAt" IS NOT NULL ORDER BY j."deadAt" DESC, j.id LIMIT ${shownMax}`

async function latestMails(): Promise<DeskMail[]> {
  const mails = await deskDb.$queryRaw<(Omit<DeskMail, 'subject' | 'text'> & { content: unknown })[]>`
    SELECT j.id, j.kind, j."createdAt", j.attempts, j."lastError", j."deadAt", m."to", m.name, m.content, m."sentAt",
      m."storedAt"
    FROM desk."Mail" m JOIN desk."Job" j ON j.id = m."jobId"
    -- A cancelled mail is neither sent nor stored.
    WHERE j."doneAt" IS NULL OR m."sentAt" IS NOT NULL OR m."storedAt" IS NOT NULL
    ORDER BY j."createdAt" DESC, j.id LIMIT ${shownMax}`
  return mails.map(({ content, ...mail }) => {
    const text = readableMail({ content, createdAt: mail.createdAt })
    return { ...mail, subject: text?.subject ?? 'A mail of another release', text: mail.storedAt && text }
  })
}
