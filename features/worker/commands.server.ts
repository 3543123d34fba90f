import 'server-only'
import type { Editor } from '#features/editors/editor'
import { assertCan } from '#features/editors/permissions'
import { appendRevision } from '#features/history/commands.server'
import { deskTransaction } from '#lib/desk-db.server'
import { AppError } from '#lib/errors'

/** Lets a dead job try again, with all its attempts. A mail that may have arrived is then sent a second time. */
export function retryJob(editor: Editor, { id }: { id: string }): Promise<void> {
  assertCan(editor, 'jobs:manage')
  return deskTransaction(async (tx) => {
    const [job] = await tx.$queryRaw<{ kind: string }[]>`
      UPDATE desk."Job" SET "deadAt" = NULL, attempts = 0, "dueAt" = now()
      WHERE id = ${id}::uuid AND "deadAt" IS NOT NULL RETURNING kind`
    if (!job) throw new AppError('conflict', 'It is waiting or done already.')
    await tx.$executeRaw`
      UPDATE desk."Mail" SET "startedAt" = NULL WHERE "jobId" = ${id}::uuid AND "sentAt" IS NULL`
    const change = { subject: 'editor', subjectId: id, action: 'JOB_RETRIED', isContent: false } as const
    appendRevision(tx, editor, { ...change, after: { job: job.kind } })
  })
}
