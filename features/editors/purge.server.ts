import 'server-only'
import { deskDb } from '#lib/desk-db.server'
import type { RetentionDays } from './retention'

/** Deletes rows that no request can need any more, by the database clock. A mail is deleted with its job. */
export async function purge(
  days: RetentionDays,
): Promise<Record<'limits' | 'forms' | 'sessions' | 'pendingSignIns' | 'invitations' | 'jobs', number>> {
  const limits = await deskDb.$executeRaw`
    DELETE FROM desk."RateLimit" WHERE "windowStart" < now() - interval '1 hour'`
  // A browser may send a form again that it could not send for weeks.
  const forms = await deskDb.$executeRaw`
    DELETE FROM desk."IdempotencyKey" WHERE "createdAt" < now() - make_interval(days => ${days.forms}::int)`
  const sessions = await deskDb.$executeRaw`
    DELETE FROM desk."Session"
    WHERE least("expiresAt", "revokedAt") < now() - make_interval(days => ${days.sessions}::int)`
  const pendingSignIns = await deskDb.$executeRaw`DELETE FROM desk."PendingSignIn" WHERE "expiresAt" < now()`
  const invitations = await deskDb.$executeRaw`
    DELETE FROM desk."Invitation"
    WHERE coalesce("acceptedAt", "takenBackAt", "expiresAt") < now() - make_interval(days => ${days.invitations}::int)`
  await deskDb.$executeRaw`DELETE FROM desk."PasskeyChallenge" WHERE "expiresAt" < now()`
  // A request that the worker never came to, and links whose limit of an hour is over.
  await deskDb.$executeRaw`
    DELETE FROM desk."PasswordResetRequest" WHERE "createdAt" < now() - interval '1 day'`
  await deskDb.$executeRaw`
    DELETE FROM desk."PasswordReset" WHERE "createdAt" < now() - interval '1 day'`
  const jobs = await deskDb.$executeRaw`
    DELETE FROM desk."Job" WHERE coalesce("doneAt", "deadAt") < now() - make_interval(days => ${days.jobs}::int)`
  return { limits, forms, sessions, pendingSignIns, invitations, jobs }
}
