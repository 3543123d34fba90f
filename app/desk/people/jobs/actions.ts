'use server'

import { deskAction } from '#app/desk/desk-action.server'
import { jobForm } from '#features/jobs/schema'
import { retryJob } from '#features/worker/commands.server'
import { paths } from '#lib/paths'

export const retry = deskAction(jobForm, async (editor, job) => {
  await retryJob(editor, job)
  return paths.desk.jobs()
})
