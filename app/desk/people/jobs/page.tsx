import type { Metadata } from 'next'
import { requireEditor } from '#app/desk/current-editor'
import { JobsPage } from '#app/desk/people/_components/jobs-page'
import { NotForThisRole } from '#components/shell/not-for-this-role'
import { can } from '#features/editors/permissions'
import { smtpServer } from '#features/mail/smtp-settings'
import { deskJobs } from '#features/worker/queries.server'
import { env } from '#lib/env'
import { retry } from './actions'

export const metadata: Metadata = { title: 'Mail and jobs' }

export default async function Page() {
  const editor = await requireEditor()
  if (!can(editor, 'jobs:manage')) return <NotForThisRole title="Mail and jobs" />
  return <JobsPage {...await deskJobs(editor)} mailHost={smtpServer(env)?.host ?? null} retry={retry} />
}
