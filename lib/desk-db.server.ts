import 'server-only'
import { type Prisma, PrismaClient } from '#generated/prisma/client'
import { databasePools, poolAdapter } from './db-pool.server'
import { toAppError, isRetryable } from './db-errors'
import { AppError } from './errors'
import { nextKey, type IdempotentRequest } from './idempotency.server'

export type Transaction = Prisma.TransactionClient

const connect = () => new PrismaClient({ adapter: poolAdapter(databasePools.desk) })

declare global {
  var deskDbClient: ReturnType<typeof connect> | undefined
}

/** The desk's client. `next dev` re-evaluates modules on every edit, so the pool is stored in a global. */
export const deskDb = (globalThis.deskDbClient ??= connect())

/** A change of one subject, as `desk.append_changes` writes it to history and to the audit chain. */
type AppendedChange = {
  subject: string
  subjectId: string
  action: string
  label: string
  editorId: string
  role: string
  isContent: boolean
  reason?: string
  before?: Prisma.InputJsonValue
  after?: Prisma.InputJsonValue
}

const changesOf = new WeakMap<Transaction, AppendedChange[]>()

/**
 * Adds a change that is written just before the transaction commits. Every change locks the head of the audit chain.
 * Locking it last keeps that lock short and rules out deadlocks on it.
 */
export function appendChange(tx: Transaction, change: AppendedChange): void {
  const changes = changesOf.get(tx)
  if (!changes) throw new Error('This is no transaction of the desk.')
  changes.push(change)
}

/** Stores the key in the change's own transaction: a retry waits for it and gets the stored result. */
async function storedResult<Result>(
  tx: Transaction,
  { key, editorId, fingerprint }: IdempotentRequest,
): Promise<{ result: Result } | null> {
  const inserted = await tx.$executeRaw`
    INSERT INTO desk."IdempotencyKey" (key, "editorId", fingerprint) VALUES (${key}, ${editorId}::uuid, ${fingerprint})
    ON CONFLICT (key) DO NOTHING`
  if (inserted === 1) return null
  const [saved] = await tx.$queryRaw<{ result: Result }[]>`
    SELECT response -> 'result' AS result FROM desk."IdempotencyKey"
    WHERE key = ${key} AND "editorId" = ${editorId}::uuid AND fingerprint = ${fingerprint}`
  if (saved) return saved
  throw new AppError(
    'conflict',
    'This form was sent before, with other words in it, and what it said then is saved. Send it again to save this as well.',
  )
}

/** Runs the command unless its form ran before, then writes its changes and its result in one statement. */
async function runAndAppend<Result>(
  tx: Transaction,
  request: IdempotentRequest | null,
  run: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  const stored = request && (await storedResult<Result>(tx, request))
  if (stored) return stored.result
  const changes: AppendedChange[] = []
  changesOf.set(tx, changes)
  const result = await run(tx)
  if (request || changes.length > 0)
    await tx.$executeRaw`
      SELECT desk.append_changes(${JSON.stringify(changes)}::jsonb, ${request?.key ?? null}::text, ${JSON.stringify({ result })}::jsonb)`
  return result
}

const triesMax = 3
const waitMs = 40

/**
 * Runs a command in one transaction. Retries after a deadlock or a lock timeout; a database error with a message becomes
 * an AppError.
 */
export async function deskTransaction<Result>(run: (tx: Transaction) => Promise<Result>): Promise<Result> {
  const request = nextKey()
  const work = (tx: Transaction) => runAndAppend(tx, request, run)
  for (let tries = 1; ; tries++) {
    try {
      return await deskDb.$transaction(work, { maxWait: 1500, timeout: 10_000 })
    } catch (error) {
      if (tries === triesMax || !isRetryable(error)) throw toAppError(error)
      await new Promise((resolve) => setTimeout(resolve, waitMs * tries * (0.5 + Math.random())))
    }
  }
}
