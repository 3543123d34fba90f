import 'server-only'
import { deskDb } from '#lib/desk-db.server'

/** Deletes rows that no request can need any more, by the database clock. A mail is deleted with its job. */
export async function purge(): Promise<Record<'limits' | 'forms' | 'sessions' | 'jobs', number>> {
  const limits = await deskDb.$executeRaw`
    DELETE FROM desk."RateLimit" WHERE "windowStart" < now() - interval '1 hour'`
  // A browser may send a form again that it could not send for weeks.
  const forms = await deskDb.$executeRaw`
    DELETE FROM desk."IdempotencyKey" WHERE "createdAt" < now() - interval '90 days'`
  const sessions = await deskDb.$executeRaw`
    DELETE FROM desk."Session" WHERE least("expiresAt", "revokedAt") < now() - interval '30 days'`
  await deskDb.$executeRaw`DELETE FROM desk."PendingSignIn" WHERE "expiresAt" < now()`
  // A request that the worker never came to, and links whose limit of an hour is over.
  await deskDb.$executeRaw`
    DELETE FROM desk."PasswordResetRequest" WHERE "createdAt" < now() - interval '1 day'`
  await deskDb.$executeRaw`
    DELETE FROM desk."PasswordReset" WHERE "createdAt" < now() - interval '1 day'`
  const jobs = await deskDb.$executeRaw`
    DELETE FROM desk."Job" WHERE coalesce("doneAt", "deadAt") < now() - interval '30 days'`
  return { limits, forms, sessions, jobs }
}
