import { deskDb, type Transaction } from '#lib/desk-db.server'

class RolledBack extends Error {
  constructor(readonly result: unknown) {
    super('A rehearsal is rolled back.')
  }
}

type Work = (tx: Transaction) => Promise<unknown>
const forGood = deskDb.$transaction.bind(deskDb)
let isRehearsal = false

// A command runs whole, checks at its end included, and leaves nothing: the next finds what this one found.
Object.assign(deskDb, {
  async $transaction(work: Work, limits: { maxWait: number; timeout: number }): Promise<unknown> {
    if (!isRehearsal) return forGood(work, limits)
    try {
      return await forGood(async (tx) => {
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

/** What the command would answer, were it run now. */
export async function dryRun<Result>(run: () => Promise<Result>): Promise<Result> {
  isRehearsal = true
  try {
    return await run()
  } finally {
    isRehearsal = false
  }
}
