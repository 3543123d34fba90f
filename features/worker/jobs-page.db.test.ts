import { afterAll, expect, test } from 'vitest'
import { invite } from '#features/editors/people.server'
import { FinalError } from '#features/jobs/job'
import { deskDb, deskTransaction } from '#lib/desk-db.server'
import { signedId } from '#lib/signed-id.server'
import { queueJob } from '#features/jobs/queue.server'
import { openSession } from '#test/support/db-sessions'
import { anEditor } from '#test/support/factories'
import { queueRosasMail, sendNext } from '#test/support/mail-queue'
import { aMailServer } from '#test/support/mail-server'
import { retryJob } from './commands.server'
import { handlersWith } from './handlers.server'
import { deskJobs } from './queries.server'
import { workOnce } from './worker.server'

const owner = await openSession()
afterAll(() => owner.end())

test('an admin reads a stored mail with its link, and not the text of one that was sent', async () => {
  const admin = await anEditor('ADMIN')
  const server = await aMailServer()
  const ola = { email: 'ola@harbour.example', name: 'Ola Quay', role: 'EDITOR' } as const
  const { id } = await invite(admin, ola)
  await sendNext(null)
  await queueRosasMail()
  await sendNext(server.smtp)
  const { mails } = await deskJobs(admin)
  const [stored, sent] = ['ola@harbour.example', 'rosa@harbour.example'].map((to) =>
    mails.find((mail) => mail.to === to),
  )
  expect(stored?.text?.paragraphs).toContainEqual({
    href: `http://localhost:3000/sign-in/invitation/${signedId('invitation', id)}`,
  })
  expect(stored?.storedAt).toBeInstanceOf(Date)
  expect(sent).toMatchObject({ text: null, subject: 'Your invitation to At Variance', storedAt: null })
  expect(sent?.sentAt).toBeInstanceOf(Date)
  await server.close()
})

test('an admin retries a dead job once, and the history says so', async () => {
  const admin = await anEditor('ADMIN')
  await deskTransaction((tx) => queueJob(tx, { kind: 'purge', key: 'purge of a test' }))
  const failing = { ...handlersWith(null), purge: () => Promise.reject(new FinalError('No room.')) }
  await workOnce('purge', failing)
  const [dead] = (await deskJobs(admin)).dead
  if (!dead) throw new Error('The job is not dead.')
  expect(dead).toMatchObject({ kind: 'purge', attempts: 1, lastError: 'No room.', to: null })
  const tries = await Promise.allSettled([1, 2, 3].map(() => retryJob(admin, dead)))
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const revisions = await deskDb.revision.findMany({ where: { subjectId: dead.id } })
  expect(revisions).toMatchObject([{ action: 'JOB_RETRIED', editorId: admin.id, after: { job: 'purge' } }])
  await workOnce('purge', handlersWith(null))
  expect((await deskJobs(admin)).dead).toEqual([])
  await expect(retryJob(admin, dead)).rejects.toMatchObject({ code: 'conflict' })
})

test('a mail that may have arrived is sent again only after an admin retries it, with the same Message-ID', async () => {
  const admin = await anEditor('ADMIN')
  const server = await aMailServer()
  await queueRosasMail({ to: 'late@harbour.example' })
  const { jobId } = await deskDb.mail.findFirstOrThrow({ where: { to: 'late@harbour.example' } })
  await owner.query(`UPDATE desk."Mail" SET "startedAt" = now() WHERE "jobId" = $1`, [jobId])
  await sendNext(server.smtp)
  expect(server.received).toEqual([])
  await retryJob(admin, { id: jobId })
  await sendNext(server.smtp)
  expect(server.received).toHaveLength(1)
  expect(server.received[0]?.text).toContain(`<${jobId}@localhost>`)
  await server.close()
})

test('a mail of a later release is shown without its text and waits for that release', async () => {
  const admin = await anEditor('ADMIN')
  await queueRosasMail({ to: 'later@harbour.example' })
  await owner.query(
    `UPDATE desk."Mail" SET content = '{"template": "digest"}' WHERE "to" = 'later@harbour.example'`,
  )
  const server = await aMailServer()
  await sendNext(server.smtp)
  const mail = (await deskJobs(admin)).mails.find(({ to }) => to === 'later@harbour.example')
  expect(mail).toMatchObject({ subject: 'A mail of another release', sentAt: null, deadAt: null })
  expect(server.received).toEqual([])
  await server.close()
})
