import { expect, test } from 'vitest'
import { attemptsMax, FinalError, type JobKind } from '#features/jobs/job'
import {
  endJob,
  failJob,
  queueJob,
  queuePurgeOfTheHour,
  queueStates,
  takeJob,
} from '#features/jobs/queue.server'
import { deskDb, deskTransaction } from '#lib/desk-db.server'
import { emptyQueue } from '#test/support/mail-queue'
import { handlersWith } from './handlers.server'
import { startWorker, workOnce } from './worker.server'

const { owner, pass } = await emptyQueue()
const job = (key: string) => deskDb.job.findUniqueOrThrow({ where: { key } })
const queue = (key: string, kind: JobKind = 'mail') => deskTransaction((tx) => queueJob(tx, { kind, key }))
/** Handlers that note the keys of their jobs. */
const noting = (keys: string[], after = async () => {}) => {
  const note = async ({ key }: { key: string }) => {
    keys.push(key)
    await after()
  }
  return { mail: note, 'password-reset': note, purge: note }
}

test('a job is written with its cause or not at all', async () => {
  const cause = deskTransaction(async (tx) => {
    await queueJob(tx, { kind: 'mail', key: 'undone' })
    throw new Error('The cause fails.')
  })
  await expect(cause).rejects.toThrow('The cause fails.')
  expect(await deskDb.job.count()).toBe(0)
})

test('the same effect is queued once, however many transactions queue it', async () => {
  const ids = await Promise.all(Array.from({ length: 8 }, () => queue('once')))
  expect(ids.filter((id) => id !== null)).toHaveLength(1)
  expect(await deskDb.job.count()).toBe(1)
})

test('eight workers run two hundred jobs, each once', async () => {
  for (let index = 0; index < 200; index++) await queue(`job ${index}`)
  const keys: string[] = []
  const work = async () => {
    while (await workOnce('mail', noting(keys)));
  }
  await Promise.all(Array.from({ length: 8 }, work))
  expect(keys.toSorted()).toEqual(Array.from({ length: 200 }, (_, index) => `job ${index}`).toSorted())
  expect(await deskDb.job.count({ where: { doneAt: null } })).toBe(0)
})

test('a failed job waits, runs again, and is done', async () => {
  await queue('unsteady')
  const failing = { ...noting([]), mail: () => Promise.reject(new Error('The line is busy.')) }
  expect(await workOnce('mail', failing)).toBe(true)
  expect(await job('unsteady')).toMatchObject({ attempts: 1, lastError: 'The line is busy.', leaseId: null })
  expect(await workOnce('mail', failing)).toBe(false)
  await pass()
  const keys: string[] = []
  await workOnce('mail', noting(keys))
  expect(keys).toEqual(['unsteady'])
  expect((await job('unsteady')).doneAt).toBeInstanceOf(Date)
})

test('a job is dead after its last attempt, or at once if no attempt can succeed', async () => {
  await queue('hopeless')
  const failing = { ...noting([]), mail: () => Promise.reject(new Error('Never.')) }
  for (let attempt = 1; attempt <= attemptsMax; attempt++) {
    expect((await job('hopeless')).deadAt).toBeNull()
    await workOnce('mail', failing)
    await pass()
  }
  expect(await job('hopeless')).toMatchObject({ attempts: attemptsMax, lastError: 'Never.' })
  expect((await job('hopeless')).deadAt).toBeInstanceOf(Date)
  await queue('refused')
  await workOnce('mail', { ...noting([]), mail: () => Promise.reject(new FinalError('No such address.')) })
  expect((await job('refused')).deadAt).toBeInstanceOf(Date)
  expect(await workOnce('mail', failing)).toBe(false)
})

test('a job whose worker always dies is dead in the end, and does not run for ever', async () => {
  await queue('deadly')
  for (let death = 0; death < attemptsMax; death++) {
    expect(await takeJob('mail')).not.toBeNull()
    await pass()
  }
  const keys: string[] = []
  await workOnce('mail', noting(keys))
  expect(keys).toEqual([])
  expect((await job('deadly')).deadAt).toBeInstanceOf(Date)
})

test('a worker whose lease is over neither ends nor fails the job of its successor', async () => {
  await queue('slow')
  const late = await takeJob('mail')
  expect(await takeJob('mail')).toBeNull()
  await pass()
  const current = await takeJob('mail')
  if (late === null || current === null) throw new Error('The job was not due.')
  expect(await endJob(late)).toBe(false)
  await failJob(late, new Error('Too late.'))
  expect(await job('slow')).toMatchObject({ leaseId: current.leaseId, lastError: null, doneAt: null })
  expect(await endJob(current)).toBe(true)
})

test('an error with any text is stored', async () => {
  for (const [key, thrown] of [
    ['null character', new Error('a\u0000b')],
    ['long', new Error('x'.repeat(10_000))],
    ['empty', new Error('')],
    ['no error', 'a text'],
  ] as const) {
    await queue(key)
    await workOnce('mail', {
      ...noting([]),
      mail: () => {
        throw thrown
      },
    })
    expect((await job(key)).lastError).toMatch(/^.{1,500}$/)
  }
})

test('the purge of an hour runs once, whatever number of workers queue it', async () => {
  await Promise.all(Array.from({ length: 6 }, queuePurgeOfTheHour))
  expect(await deskDb.job.count({ where: { kind: 'purge' } })).toBeLessThanOrEqual(2)
  while (await workOnce('purge', handlersWith(null)));
  await Promise.all(Array.from({ length: 6 }, queuePurgeOfTheHour))
  const purges = await deskDb.job.findMany({ where: { kind: 'purge' } })
  expect(new Set(purges.map(({ key }) => key)).size).toBe(purges.length)
  expect(purges[0]).toMatchObject({ lastError: null, deadAt: null })
  expect(purges[0]?.key).toMatch(/^purge \d{4}-\d\d-\d\dT\d\d$/)
})

test('the queue tells its lengths and the age of its oldest job', async () => {
  expect(await queueStates()).toEqual([
    { kind: 'mail', open: 0, dead: 0, oldestSeconds: 0 },
    { kind: 'password-reset', open: 0, dead: 0, oldestSeconds: 0 },
    { kind: 'purge', open: 0, dead: 0, oldestSeconds: 0 },
  ])
  await owner.query(`INSERT INTO desk."Job" (id, kind, key, "createdAt") VALUES
    (gen_random_uuid(), 'mail', 'old', now() - interval '90 seconds'), (gen_random_uuid(), 'mail', 'new', now())`)
  await queue('refused')
  await owner.query(`UPDATE desk."Job" SET "deadAt" = now(), "lastError" = 'x' WHERE key = 'refused'`)
  const [mail] = await queueStates()
  expect(mail).toMatchObject({ open: 2, dead: 1 })
  expect(mail?.oldestSeconds).toBeGreaterThanOrEqual(90)
})

test('a worker runs each kind of job in a lane of its own, and stops', async () => {
  const keys: string[] = []
  let release = () => {}
  const hanging = new Promise<void>((resolve) => (release = resolve))
  const handlers = { ...noting(keys), mail: () => hanging }
  await queue('hangs')
  const worker = startWorker(handlers)
  await expect.poll(() => keys, { timeout: 20_000 }).toContainEqual(expect.stringMatching(/^purge /))
  expect((await job('hangs')).leaseId).not.toBeNull()
  release()
  await worker.stop()
  expect((await job('hangs')).doneAt).toBeInstanceOf(Date)
})
