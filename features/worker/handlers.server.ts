import 'server-only'
import { sendResetLink } from '#features/editors/password-reset.server'
import { purge } from '#features/editors/purge.server'
import type { JobKind, LeasedJob } from '#features/jobs/job'
import { storedRetention } from '#features/newsroom/queries.server'
import { deliverMail } from '#features/mail/deliver.server'
import type { SmtpServer } from '#features/mail/smtp-settings'

export type Handlers = Record<JobKind, (job: LeasedJob) => Promise<void>>

/** The effect of each kind of job. Each may run twice for one job, after the death of a worker. */
export const handlersWith = (mailServer: SmtpServer | null): Handlers => ({
  mail: (job) => deliverMail(job, mailServer),
  'password-reset': sendResetLink,
  purge: async () => {
    await purge(await storedRetention())
  },
})
