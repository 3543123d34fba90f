import 'server-only'
import { type Prisma, PrismaClient } from '#generated/prisma/client'
import { adapterOf } from '#lib/connection'
import { foreseen, isWorthAnotherTry } from '#lib/db-errors'
import { env } from '#lib/env'

export type Transaction = Prisma.TransactionClient

function connect() {
  const { DATABASE_URL: url, DESK_DATABASE_URL: ownLogin } = env
  return new PrismaClient({ adapter: adapterOf({ url, ownLogin, role: 'variance_desk' }) })
}

declare global {
  var keptDeskDb: ReturnType<typeof connect> | undefined
}

/** The desk's side of the wall. `next dev` re-evaluates modules on every edit; the pool is kept across that. */
export const deskDb = (globalThis.keptDeskDb ??= connect())

const triesMax = 3
const waitMs = 40

/**
 * One command, one transaction. A deadlock or a lost race for a lock is tried again; a refusal of the database that
 * has a sentence becomes an AppError.
 */
export async function deskTransaction<Result>(run: (tx: Transaction) => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await deskDb.$transaction(run, { maxWait: 1500, timeout: 10_000 })
    } catch (error) {
      if (tries === triesMax || !isWorthAnotherTry(error)) throw foreseen(error)
      await new Promise((resolve) => setTimeout(resolve, waitMs * tries * (0.5 + Math.random())))
    }
  }
}
