import 'server-only'
import { type Prisma, PrismaClient } from '#generated/prisma/client'
import { poolAdapter } from './db-pool.server'
import { toAppError, isRetryable } from './db-errors'
import { env } from './env'
import { AppError } from './errors'
import { nextKey, type IdempotentRequest } from './idempotency.server'

export type Transaction = Prisma.TransactionClient

function connect() {
  const { DATABASE_URL: url, DESK_DATABASE_URL: ownLogin } = env
  return new PrismaClient({ adapter: poolAdapter({ url, ownLogin, role: 'variance_desk' }) })
}

declare global {
  var deskDbClient: ReturnType<typeof connect> | undefined
}

/** The desk's client. `next dev` re-evaluates modules on every edit, so the pool is stored in a global. */
export const deskDb = (globalThis.deskDbClient ??= connect())

/** Stores the key in the change's own transaction: a retry waits for it and gets the stored result. */
async function withIdempotencyKey<Result>(
  tx: Transaction,
  { key, editorId, fingerprint }: IdempotentRequest,
  run: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  const made = await tx.$executeRaw`
    INSERT INTO desk."IdempotencyKey" (key, "editorId", fingerprint) VALUES (${key}, ${editorId}::uuid, ${fingerprint})
    ON CONFLICT (key) DO NOTHING`
  if (made === 0) {
    const [known] = await tx.$queryRaw<{ result: Result }[]>`
      SELECT response -> 'result' AS result FROM desk."IdempotencyKey"
      WHERE key = ${key} AND "editorId" = ${editorId}::uuid AND fingerprint = ${fingerprint}`
    if (known) return known.result
    throw new AppError(
      'conflict',
      'This form was sent before, with other words in it, and what it said then is saved. Send it again to save this as well.',
    )
  }
  const result = await run(tx)
  await tx.$executeRaw`
    UPDATE desk."IdempotencyKey" SET response = ${JSON.stringify({ result })}::jsonb WHERE key = ${key}`
  return result
}

const beforeCommitSteps = new WeakMap<Transaction, (() => Promise<unknown>)[]>()

/**
 * Runs a step just before the transaction commits. Every change locks the head of the audit chain. Locking it last
 * keeps that lock short and rules out deadlocks on it.
 */
export function beforeCommit(tx: Transaction, step: () => Promise<unknown>): void {
  const steps = beforeCommitSteps.get(tx)
  if (!steps) throw new Error('This is no transaction of the desk.')
  steps.push(step)
}

async function withBeforeCommitSteps<Result>(tx: Transaction, run: () => Promise<Result>): Promise<Result> {
  const steps: (() => Promise<unknown>)[] = []
  beforeCommitSteps.set(tx, steps)
  const result = await run()
  for (const step of steps) await step()
  return result
}

const triesMax = 3
const waitMs = 40

/**
 * Runs a command in one transaction. Retries after a deadlock or a lock timeout; a database error with a message becomes
 * an AppError.
 */
export async function deskTransaction<Result>(run: (tx: Transaction) => Promise<Result>): Promise<Result> {
  const step = nextKey()
  const work = (tx: Transaction) =>
    withBeforeCommitSteps(tx, () => (step ? withIdempotencyKey(tx, step, run) : run(tx)))
  for (let tries = 1; ; tries++) {
    try {
      return await deskDb.$transaction(work, { maxWait: 1500, timeout: 10_000 })
    } catch (error) {
      if (tries === triesMax || !isRetryable(error)) throw toAppError(error)
      await new Promise((resolve) => setTimeout(resolve, waitMs * tries * (0.5 + Math.random())))
    }
  }
}
