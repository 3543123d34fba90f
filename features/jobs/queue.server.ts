import 'server-only'
import { deskDb, type Transaction } from '#lib/desk-db.server'
import {
  attemptsMax,
  FinalError,
  type JobKind,
  jobKinds,
  type LeasedJob,
  type QueueState,
  retryDelayMs,
} from './job'

/** Longer than any job may run (`timeLimitMs` of the mail). Another worker takes a job whose lease is over. */
const leaseSeconds = 180
const errorLengthMax = 500

/** Queues a job in the transaction of its cause. Returns its id, or null if a job of this key was queued before. */
export async function queueJob(tx: Transaction, job: { kind: JobKind; key: string }): Promise<string | null> {
  const [queued] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO desk."Job" (id, kind, key) VALUES (gen_random_uuid(), ${job.kind}, ${job.key})
    ON CONFLICT (key) DO NOTHING RETURNING id`
  return queued?.id ?? null
}

/** Queues the purge of this hour, by the database clock. Whichever worker comes first queues it for all. */
export async function queuePurgeOfTheHour(): Promise<void> {
  await deskDb.$executeRaw`
    INSERT INTO desk."Job" (id, kind, key)
    SELECT gen_random_uuid(), 'purge', to_char(now() AT TIME ZONE 'UTC', '"purge "YYYY-MM-DD"T"HH24')
    ON CONFLICT (key) DO NOTHING`
}

/** Ends a job that is not needed any more, unless it is done. */
export async function cancelJob(tx: Transaction, key: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE desk."Job" SET "doneAt" = now(), "deadAt" = NULL, "leaseId" = NULL, "lastError" = 'It was not needed any more.'
    WHERE key = ${key} AND "doneAt" IS NULL`
}

/** Leases the job that has been due longest; null if none is due. Workers skip the jobs that others are taking. */
export async function takeJob(kind: JobKind): Promise<LeasedJob | null> {
  const [job] = await deskDb.$queryRaw<LeasedJob[]>`
    UPDATE desk."Job" SET "leaseId" = gen_random_uuid(), attempts = attempts + 1,
      "dueAt" = now() + make_interval(secs => ${leaseSeconds}::int)
    WHERE id = (
      SELECT id FROM desk."Job"
      WHERE kind = ${kind} AND "doneAt" IS NULL AND "deadAt" IS NULL AND "dueAt" <= now()
      ORDER BY "dueAt", id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, key, attempts, "leaseId", "createdAt"`
  return job ?? null
}

/** Returns false if the lease is over and another worker has the job, or if it was cancelled. */
export async function endJob({ id, leaseId }: LeasedJob): Promise<boolean> {
  const count = await deskDb.$executeRaw`
    UPDATE desk."Job" SET "doneAt" = now(), "leaseId" = NULL WHERE id = ${id}::uuid AND "leaseId" = ${leaseId}::uuid`
  return count === 1
}

/** Lets the job wait for its next attempt. After the last one, or a FinalError, it is dead. */
export async function failJob(
  { id, leaseId, attempts }: LeasedJob,
  error: unknown,
): Promise<'waits' | 'dead'> {
  const isDead = attempts >= attemptsMax || error instanceof FinalError
  const message = error instanceof Error ? error.message : String(error)
  const text = message.replaceAll('\u0000', '').slice(0, errorLengthMax) || 'There is no message.'
  const delayMs = Math.round(retryDelayMs(attempts, Math.random()))
  await deskDb.$executeRaw`
    UPDATE desk."Job" SET "leaseId" = NULL, "lastError" = ${text}, "deadAt" = CASE WHEN ${isDead} THEN now() END,
      "dueAt" = now() + make_interval(secs => ${delayMs / 1000}::float8)
    WHERE id = ${id}::uuid AND "leaseId" = ${leaseId}::uuid`
  return isDead ? 'dead' : 'waits'
}

/** Lengths of the queues and the age of the oldest open job, for health checks and metrics. */
export async function queueStates(): Promise<QueueState[]> {
  const states = await deskDb.$queryRaw<QueueState[]>`
    SELECT kind, (count(*) FILTER (WHERE "deadAt" IS NULL))::int AS open,
      (count(*) FILTER (WHERE "deadAt" IS NOT NULL))::int AS dead,
      coalesce(extract(epoch FROM now() - min("createdAt") FILTER (WHERE "deadAt" IS NULL)), 0)::float8 AS "oldestSeconds"
    FROM desk."Job" WHERE "doneAt" IS NULL GROUP BY kind`
  return jobKinds.map(
    (kind) => states.find((state) => state.kind === kind) ?? { kind, open: 0, dead: 0, oldestSeconds: 0 },
  )
}
