import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { networkOf } from '#lib/client-network'
import { databaseFault } from '#lib/db-errors'
import { deskDb, deskTransaction } from '#lib/desk-db.server'
import { AppError } from '#lib/errors'
import type { KnownBrowser } from '#lib/known-browser'
import { log } from '#lib/log'
import { dummyHash, verifyPassword } from '#lib/password.server'
import { clientSource, mayTryAccount, mayTryCode, mayTryFrom } from './attempts.server'
import { browserName } from './browser-name'
import type { Editor } from './editor'
import { mailNewBrowser } from './owner-mail.server'
import type { SignInDraft } from './schema'
import { type FactorOffer, offerFactors } from './passkey-challenge.server'
import { factorRedeemer, type GivenFactor, wrongFactor } from './second-factor.server'
import { idleMinutes, sessionHours } from './session'

const wrongSignIn = 'The e-mail address or the password is not right.'
const codeTooLate = 'This sign-in began more than five minutes ago, or it has ended. Sign in again.'

export type SignedIn = { isCodeNeeded: false; editor: Editor; email: string; token: string; expiresAt: Date }
/** The password was right and a code is missing. `token` opens nothing but the second step. */
export type CodePending = { isCodeNeeded: true; token: string; expiresAt: Date }

type Client = {
  address: string
  browser: KnownBrowser | null
  userAgent?: string | undefined
  previousToken: string | undefined
}

/**
 * Opens a session and ends the one of `previousToken`. For an account with a second factor it opens no session, but the
 * second step of the sign-in. An unknown account takes as long and gets the same message as a wrong password.
 * @throws AppError unauthenticated
 */
export async function signIn(
  { email, password }: SignInDraft,
  client: Client,
): Promise<SignedIn | CodePending> {
  const { from, isOwn } = clientSource(email, client)
  await mayTryFrom(from)
  await mayTryAccount(email, from)
  const account = await deskDb.editor.findUnique({ where: { email } })
  const isRight = await verifyPassword(account?.passwordHash ?? (await dummyHash), password)
  const token = newToken()
  const opened =
    account?.passwordHash && isRight
      ? await openSession(account.id, account.passwordHash, { token, client, isKnownBrowser: isOwn })
      : null
  if (!account || !opened) {
    log.warn({ event: 'sign-in refused', editor: account?.id ?? null })
    throw new AppError('unauthenticated', wrongSignIn)
  }
  const { expiresAt } = opened
  if (opened.isCodeNeeded) return { isCodeNeeded: true, token, expiresAt }
  await endPrevious(client)
  const { id, name, role } = account
  log.info({ event: 'signed in', editor: id, role })
  return { isCodeNeeded: false, editor: { id, name, role }, email, token, expiresAt }
}

/**
 * The second step: opens the session that the password alone did not open. A wrong code gets one answer, whichever code
 * it resembles. A right one counts once, as does the answer of a passkey.
 * @throws AppError unauthenticated
 */
export async function completeSignIn(
  { pendingToken, ...factor }: { pendingToken: string } & GivenFactor,
  client: Client,
): Promise<SignedIn> {
  const account = await pendingAccount(pendingToken)
  if (!account) throw new AppError('unauthenticated', codeTooLate)
  const { email, ...editor } = account
  const source = clientSource(email, client)
  await mayTryFrom(source.from)
  await mayTryCode(editor.id, source)
  const token = newToken()
  const redeem = await factorRedeemer({ editorId: editor.id, holder: pendingHolder(pendingToken) }, factor)
  const opened = await deskTransaction(async (tx) => {
    // Waits for a change of the account, which ends this sign-in; it must not miss a session that opens now.
    await tx.$queryRaw`SELECT 1 FROM desk."Editor" WHERE id = ${editor.id}::uuid FOR SHARE`
    const kind = await redeem(tx)
    if (kind === null) return null
    const [session] = await tx.$queryRaw<{ expiresAt: Date }[]>`
      WITH pending AS (
        DELETE FROM desk."PendingSignIn" WHERE "tokenHash" = ${hashOf(pendingToken)} AND "expiresAt" > now()
        RETURNING "editorId")
      INSERT INTO desk."Session" (id, "editorId", "tokenHash", "expiresAt", "factorAt", network, browser)
      SELECT gen_random_uuid(), e.id, ${hashOf(token)}, now() + make_interval(hours => ${sessionHours}::int), now(),
        ${networkOf(client.address)}, ${browserName(client.userAgent)}
      FROM pending JOIN desk."Editor" e ON e.id = pending."editorId" WHERE e."suspendedAt" IS NULL
      RETURNING "expiresAt"`
    if (!session) throw new AppError('unauthenticated', codeTooLate)
    if (!source.isOwn) await mailNewBrowser(tx, editor.id, client)
    return { kind, ...session }
  })
  if (!opened) {
    log.warn({ event: 'code refused', editor: editor.id })
    throw new AppError('unauthenticated', wrongFactor(factor))
  }
  await endPrevious(client)
  log.info({ event: 'signed in', editor: editor.id, role: editor.role, factor: opened.kind })
  return { isCodeNeeded: false, editor, email, token, expiresAt: opened.expiresAt }
}

/** The account whose password this browser gave within the last five minutes. */
export async function pendingAccount(token: string): Promise<(Editor & { email: string }) | null> {
  const [account] = await deskDb.$queryRaw<(Editor & { email: string })[]>`
    SELECT e.id, e.name, e.role::text AS role, e.email
    FROM desk."PendingSignIn" p JOIN desk."Editor" e ON e.id = p."editorId"
    WHERE p."tokenHash" = ${hashOf(token)} AND p."expiresAt" > now() AND e."suspendedAt" IS NULL`
  return account ?? null
}

/** How the account of a sign-in that is half done can give its second factor. */
export async function pendingFactors(token: string): Promise<FactorOffer | null> {
  const account = await pendingAccount(token)
  return account && offerFactors(pendingHolder(token), account.id)
}

const pendingHolder = (token: string) => `sign-in ${hashOf(token)}`

/**
 * Inserts the session, or the pending sign-in of an account with a second factor, only if the account has not changed
 * since its password was verified. FOR SHARE waits for a concurrent change: it ends open sessions, and must not miss one
 * opened with the old password.
 */
async function openSession(
  editorId: string,
  verifiedHash: string,
  { token, client, isKnownBrowser }: { token: string; client: Client; isKnownBrowser: boolean },
): Promise<{ isCodeNeeded: boolean; expiresAt: Date } | null> {
  return deskTransaction(async (tx) => {
    const [session] = await tx.$queryRaw<{ isCodeNeeded: boolean; expiresAt: Date }[]>`
      WITH account AS MATERIALIZED (
        SELECT e.id, desk.has_factor(e.id) AS "hasFactor"
        FROM desk."Editor" e WHERE e.id = ${editorId}::uuid AND e."passwordHash" = ${verifiedHash} AND e."suspendedAt" IS NULL
        FOR SHARE),
      pending AS (
        INSERT INTO desk."PendingSignIn" ("tokenHash", "editorId") SELECT ${hashOf(token)}, id FROM account WHERE "hasFactor"
        RETURNING "expiresAt"),
      session AS (
        INSERT INTO desk."Session" (id, "editorId", "tokenHash", "expiresAt", network, browser)
        SELECT gen_random_uuid(), id, ${hashOf(token)}, now() + make_interval(hours => ${sessionHours}::int),
          ${networkOf(client.address)}, ${browserName(client.userAgent)}
        FROM account WHERE NOT "hasFactor"
        RETURNING "expiresAt")
      SELECT true AS "isCodeNeeded", "expiresAt" FROM pending UNION ALL SELECT false, "expiresAt" FROM session`
    if (session?.isCodeNeeded === false && !isKnownBrowser) await mailNewBrowser(tx, editorId, client)
    return session ?? null
  })
}

async function endPrevious({ previousToken }: Client): Promise<void> {
  if (previousToken !== undefined) await signOut(previousToken)
}

/** Ends the session at once, on every instance. */
export async function signOut(token: string): Promise<void> {
  const count = await deskDb.$executeRaw`
    UPDATE desk."Session" SET "revokedAt" = now() WHERE "tokenHash" = ${hashOf(token)} AND "revokedAt" IS NULL`
  if (count > 0) log.info({ event: 'signed out' })
}

export type SessionEditor = Editor & { sessionId: string; isFactorOverdue: boolean }

/** The session's editor with the current role; null if it has ended or was idle, or the account is suspended. */
export async function sessionEditor(token: string): Promise<SessionEditor | null> {
  const [session] = await deskDb.$queryRaw<(SessionEditor & { isSeen: boolean })[]>`
    SELECT e.id, e.name, e.role::text AS role, s.id AS "sessionId", desk.is_factor_overdue(e) AS "isFactorOverdue",
      s."lastSeenAt" > now() - interval '1 minute' AS "isSeen"
    FROM desk."Session" s JOIN desk."Editor" e ON e.id = s."editorId"
    WHERE s."tokenHash" = ${hashOf(token)} AND s."revokedAt" IS NULL AND s."expiresAt" > now()
      AND s."lastSeenAt" > now() - make_interval(mins => ${idleMinutes}::int) AND e."suspendedAt" IS NULL`
  if (!session) return null
  const { isSeen, ...editor } = session
  if (!isSeen) await noteSeen(editor.sessionId)
  return editor
}

/** Fails if accounts and sessions cannot be read now. The pool and the login of the desk differ from the readers'. */
export async function readSessions(): Promise<void> {
  await deskDb.$queryRaw`SELECT FROM desk."Session" JOIN desk."Editor" ON false`
}

/** A database that accepts no change must not hide the desk from those who only read. */
async function noteSeen(sessionId: string): Promise<void> {
  try {
    await deskDb.$executeRaw`UPDATE desk."Session" SET "lastSeenAt" = now() WHERE id = ${sessionId}::uuid`
  } catch (error) {
    const fault = databaseFault(error)
    if (fault === null) throw error
    log.warn({ event: 'session not refreshed', fault })
  }
}

const newToken = (): string => randomBytes(32).toString('base64url')

/** SHA-256 of a token of 256 random bits: nothing to guess, so nothing to salt. */
const hashOf = (token: string): string => createHash('sha256').update(token, 'utf8').digest('hex')
