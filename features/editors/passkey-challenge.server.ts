import 'server-only'
import { randomBytes } from 'node:crypto'
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server'
import { deskDb, type Transaction } from '#lib/desk-db.server'
import { env } from '#lib/env'
import { credentialIdOf, requestOptions, verifiedUse } from '#lib/passkey'

/** A session, or a sign-in that waits for its second step, by the id or hash that the database has of it. */
export type ChallengeHolder = string

/** How an account can give its second factor now. The options of a passkey contain a new challenge. */
export type FactorOffer = { hasApp: boolean; passkey: PublicKeyCredentialRequestOptionsJSON | null }

/**
 * The challenge that the next passkey of this session or sign-in answers, for five minutes by the database clock. One that is
 * young and not answered yet stays, so that two tabs do not take each other's.
 */
export async function openChallenge(
  holder: ChallengeHolder,
  { isToAdd }: { isToAdd: boolean },
): Promise<string> {
  const fresh = randomBytes(32).toString('base64url')
  const [{ challenge }] = await deskDb.$queryRaw<[{ challenge: string }]>`
    INSERT INTO desk."PasskeyChallenge" AS existing (holder, challenge, "isToAdd") VALUES (${holder}, ${fresh}, ${isToAdd})
    ON CONFLICT (holder) DO UPDATE SET "isToAdd" = ${isToAdd}, challenge = CASE
      WHEN existing."isToAdd" = ${isToAdd} AND existing."expiresAt" > now() + interval '1 minute' THEN existing.challenge
      ELSE ${fresh} END
    RETURNING challenge`
  return challenge
}

/** Takes the challenge away, whatever its answer is worth, and commits: no answer is verified twice. */
export async function takeChallenge(
  holder: ChallengeHolder,
  { isToAdd }: { isToAdd: boolean },
): Promise<string | null> {
  const [taken] = await deskDb.$queryRaw<{ challenge: string; isOpen: boolean }[]>`
    DELETE FROM desk."PasskeyChallenge" WHERE holder = ${holder}
    RETURNING challenge, "expiresAt" > now() AND "isToAdd" = ${isToAdd} AS "isOpen"`
  return taken?.isOpen ? taken.challenge : null
}

export async function offerFactors(holder: ChallengeHolder, editorId: string): Promise<FactorOffer> {
  const [app, passkeys] = await Promise.all([
    deskDb.authenticator.count({ where: { editorId, confirmedAt: { not: null } } }),
    deskDb.passkey.findMany({ where: { editorId }, select: { credentialId: true, transports: true } }),
  ])
  const hasApp = app > 0
  if (passkeys.length === 0) return { hasApp, passkey: null }
  const challenge = await openChallenge(holder, { isToAdd: false })
  return { hasApp, passkey: await requestOptions({ origin: env.APP_ORIGIN, challenge }, passkeys) }
}

export type CheckedPasskey = { id: string; counter: number }

/** The account's passkey that answered the challenge of this session or sign-in; null otherwise. It uses up the challenge. */
export async function checkPasskey(
  { editorId, holder }: { editorId: string; holder: ChallengeHolder },
  answer: string,
): Promise<CheckedPasskey | null> {
  const challenge = await takeChallenge(holder, { isToAdd: false })
  const credentialId = credentialIdOf(answer)
  if (challenge === null || credentialId === null) return null
  const stored = await deskDb.passkey.findFirst({ where: { credentialId, editorId } })
  if (stored === null) return null
  const passkey = { ...stored, counter: Number(stored.counter) }
  const counter = await verifiedUse(answer, { origin: env.APP_ORIGIN, challenge }, passkey)
  return counter === null ? null : { id: stored.id, counter }
}

/** Notes the use. Of two uses with the same counter, one is accepted. */
export async function usePasskey(tx: Transaction, { id, counter }: CheckedPasskey): Promise<boolean> {
  const count = await tx.$executeRaw`
    UPDATE desk."Passkey" SET counter = ${counter}, "lastUsedAt" = now()
    WHERE id = ${id}::uuid AND (counter < ${counter} OR (counter = 0 AND ${counter} = 0))`
  return count === 1
}
