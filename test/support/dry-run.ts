import { deskDb, type Transaction } from '#lib/desk-db.server'

class RolledBack extends Error {
  constructor(readonly result: unknown) {
    super('A dry run is rolled back.')
  }
}

type Work = (tx: Transaction) => Promise<unknown>
const commitTransaction = deskDb.$transaction.bind(deskDb)
let isDryRun = false

// Runs a whole command with its deferred checks, then rolls back, so that calls do not affect each other.
Object.assign(deskDb, {
  async $transaction(work: Work, limits: { maxWait: number; timeout: number }): Promise<unknown> {
    if (!isDryRun) return commitTransaction(work, limits)
    try {
      return await commitTransaction(async (tx) => {
        const result = await work(tx)
        await tx.$executeRaw`SET CONSTRAINTS ALL IMMEDIATE`
        throw new RolledBack(result)
      }, limits)
    } catch (error) {
      if (error instanceof RolledBack) return error.result
      throw error
    }
  },
})

/** The command's result, without its effects. */
export async function dryRun<Result>(run: () => Promise<Result>): Promise<Result> {
  isDryRun = true
  try {
    return await run()
  } finally {
    isDryRun = false
  }
}
