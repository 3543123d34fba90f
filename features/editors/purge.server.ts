import 'server-only'
import { databaseFault } from '#lib/db-errors'
import { deskDb } from '#lib/desk-db.server'
import { log } from '#lib/log'

/** Deletes rows that no request can need any more, by the database clock. Several servers may do so at once. */
export async function purge(): Promise<{ limits: number; forms: number; sessions: number }> {
  const limits = await deskDb.$executeRaw`
    DELETE FROM desk."RateLimit" WHERE "windowStart" < now() - interval '1 hour'`
  // A browser may send a form again that it could not send for weeks.
  const forms = await deskDb.$executeRaw`
    DELETE FROM desk."IdempotencyKey" WHERE "createdAt" < now() - interval '90 days'`
  const sessions = await deskDb.$executeRaw`
    DELETE FROM desk."Session" WHERE least("expiresAt", "revokedAt") < now() - interval '30 days'`
  return { limits, forms, sessions }
}

const hourMs = 60 * 60 * 1000

/** Purges once an hour while this process runs. A database that is out of reach is tried again an hour later. */
export function purgeHourly(): void {
  const run = () =>
    purge().catch((error: unknown) => {
      const fault = databaseFault(error)
      if (fault === null) throw error
      log.warn({ event: 'not purged', fault })
    })
  setInterval(() => void run(), hourMs).unref()
}
