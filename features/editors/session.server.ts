import 'server-only'
import { createHash, createHmac, randomBytes } from 'node:crypto'
import { databaseFault } from '#lib/db-errors'
import { deskDb } from '#lib/desk-db.server'
import { networkOf } from '#lib/client-network'
import { env } from '#lib/env'
import { AppError } from '#lib/errors'
import { accountTag, type KnownBrowser } from '#lib/known-browser'
import { log } from '#lib/log'
import { dummyHash, verifyPassword } from '#lib/password.server'
import type { Editor } from './editor'
import type { SignInDraft } from './schema'
import { assertCan } from './permissions'
import { idleMinutes, sessionHours } from './session'

/** Attempts per minute, by account and address together and by address. Exact across instances. */
const windowSeconds = 60
const triesOfAccountMax = 10
const triesOfAddressMax = 60

const wrongSignIn = 'The e-mail address or the password is not right.'
const tooOften = 'That was tried too often. Wait a minute, then try again.'

type SignedIn = { editor: Editor; token: string; expiresAt: Date }

type Client = {
  address: string
  browser: KnownBrowser | null
  previousToken: string | undefined
}

/**
 * Opens a session and ends the one of `previousToken`. An unknown account takes as long and gets the same message as a
 * wrong password.
 * @throws AppError unauthenticated
 */
export async function signIn(
  { email, password }: SignInDraft,
  { address, browser, previousToken }: Client,
): Promise<SignedIn> {
  // A browser that signed in to this account before has its own count, whatever others do at its address.
  const isOwn = browser?.account === accountTag(email, env.APP_SECRET)
  const from = isOwn ? `browser ${browser.id}` : networkOf(address)
  await mayTryFrom(from)
  await mayTry(`account ${email} ${from}`, triesOfAccountMax)
  const account = await deskDb.editor.findUnique({ where: { email } })
  const isRight = await verifyPassword(account?.passwordHash ?? (await dummyHash), password)
  const token = randomBytes(32).toString('base64url')
  const expiresAt =
    account?.passwordHash && isRight ? await openSession(account.id, account.passwordHash, token) : null
  if (!account || !expiresAt) {
    log.warn({ event: 'sign-in refused', editor: account?.id ?? null })
    throw new AppError('unauthenticated', wrongSignIn)
  }
  if (previousToken !== undefined) await signOut(previousToken)
  const { id, name, role } = account
  log.info({ event: 'signed in', editor: id, role })
  return { editor: { id, name, role }, token, expiresAt }
}

/**
 * Inserts the session only if the account has not changed since its password was verified. FOR SHARE waits for a
 * concurrent change: it ends open sessions, and must not miss one opened with the old password.
 */
async function openSession(editorId: string, verifiedHash: string, token: string): Promise<Date | null> {
  const [session] = await deskDb.$queryRaw<{ expiresAt: Date }[]>`
    INSERT INTO desk."Session" (id, "editorId", "tokenHash", "expiresAt")
    SELECT gen_random_uuid(), e.id, ${hashOf(token)}, now() + make_interval(hours => ${sessionHours}::int)
    FROM desk."Editor" e WHERE e.id = ${editorId}::uuid AND e."passwordHash" = ${verifiedHash} AND e."suspendedAt" IS NULL
    FOR SHARE
    RETURNING "expiresAt"`
  return session?.expiresAt ?? null
}

/** Ends the session at once, on every instance. */
export async function signOut(token: string): Promise<void> {
  const count = await deskDb.$executeRaw`
    UPDATE desk."Session" SET "revokedAt" = now() WHERE "tokenHash" = ${hashOf(token)} AND "revokedAt" IS NULL`
  if (count > 0) log.info({ event: 'signed out' })
}

/** The session's editor with the current role; null if it has ended or was idle, or the account is suspended. */
export async function sessionEditor(token: string): Promise<Editor | null> {
  const [session] = await deskDb.$queryRaw<(Editor & { sessionId: string; isSeen: boolean })[]>`
    SELECT e.id, e.name, e.role::text AS role, s.id AS "sessionId",
      s."lastSeenAt" > now() - interval '1 minute' AS "isSeen"
    FROM desk."Session" s JOIN desk."Editor" e ON e.id = s."editorId"
    WHERE s."tokenHash" = ${hashOf(token)} AND s."revokedAt" IS NULL AND s."expiresAt" > now()
      AND s."lastSeenAt" > now() - make_interval(mins => ${idleMinutes}::int) AND e."suspendedAt" IS NULL`
  if (!session) return null
  const { sessionId, isSeen, ...editor } = session
  if (!isSeen) await noteSeen(sessionId)
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

/** A stolen session allows password guesses no faster than the sign-in. */
export function mayTryPassword(editor: Editor): Promise<void> {
  assertCan(editor, 'desk:read')
  return mayTry(`password of ${editor.id}`, triesOfAccountMax)
}

/** Limits attempts of one client, whatever they try to open. */
export const mayTryFrom = (address: string): Promise<void> =>
  mayTry(`address ${networkOf(address)}`, triesOfAddressMax)

/** Counts and checks the attempt in one atomic statement, so that no attempt slips between. */
async function mayTry(bucket: string, triesMax: number): Promise<void> {
  const key = createHmac('sha256', env.APP_SECRET).update(bucket).digest('base64url')
  const [{ count }] = await deskDb.$queryRaw<[{ count: number }]>`
    INSERT INTO desk."RateLimit" AS existing (key, count, "windowStart") VALUES (${key}, 1, now())
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN existing."windowStart" < now() - make_interval(secs => ${windowSeconds}::int) THEN 1 ELSE existing.count + 1 END,
      "windowStart" = CASE WHEN existing."windowStart" < now() - make_interval(secs => ${windowSeconds}::int) THEN now()
        ELSE existing."windowStart" END
    RETURNING count`
  if (count <= triesMax) return
  log.warn({ event: 'password tried too often' })
  throw new AppError('unauthenticated', tooOften)
}

/** SHA-256 of a token of 256 random bits: nothing to guess, so nothing to salt. */
const hashOf = (token: string): string => createHash('sha256').update(token, 'utf8').digest('hex')
