import 'server-only'
import { randomUUID } from 'node:crypto'
import type { RevisionAction } from '#features/history/revision-action'
import {
  newEncryptedSecret,
  newRecoveryCodes,
  normalizedCode,
  noStep,
  recoveryCodeHash,
  stepOfCode,
} from '#lib/authenticator'
import { deskDb, deskTransaction, type Transaction } from '#lib/desk-db.server'
import { env } from '#lib/env'
import { AppError, FieldError } from '#lib/errors'
import { log } from '#lib/log'
import { dummyHash, verifyPassword } from '#lib/password.server'
import { mayTryCode, mayTryPassword } from './attempts.server'
import type { Editor } from './editor'
import { appendAccountChange, mailCodeUsed } from './owner-mail.server'
import {
  type ChallengeHolder,
  checkPasskey,
  type FactorOffer,
  offerFactors,
  usePasskey,
} from './passkey-challenge.server'
import { assertCan } from './permissions'
import { CodeNeeded, requireFreshFactor, requireFreshIfAny } from './step-up.server'
import { enrolmentMinutes } from './session'

const wrongCode =
  'This code is not right, or it was used before. Wait for the next one, or use a recovery code.'
const wrongPasskey = 'The passkey was not accepted. Use it again, or give a code.'

/** A longer text is no code. */
const codeLengthMax = 100

/** One sentence for everything that can be wrong with a code, and one for a passkey. */
export const wrongFactor = (factor: GivenFactor): string => ('code' in factor ? wrongCode : wrongPasskey)
const notBegun = `Begin again: a secret can be confirmed for ${enrolmentMinutes} minutes.`
const shownBefore = 'The recovery codes were shown before, and are shown once. Make new ones.'

/** Stores a new secret, which counts as the second factor once `confirmFactor` gets a code of it. */
export async function startFactor(editor: Editor, { current }: { current: string }): Promise<void> {
  assertCan(editor, 'factor:manage')
  const passwordHash = await assertOwnPassword(current, editor)
  const secret = newEncryptedSecret(editor.id, env.APP_SECRET)
  await deskTransaction(async (tx) => {
    await requireFreshIfAny(tx, editor)
    const count = await tx.$executeRaw`
      INSERT INTO desk."Authenticator" AS existing ("editorId", secret)
      SELECT e.id, ${secret} FROM desk."Editor" e
      WHERE e.id = ${editor.id}::uuid AND e."passwordHash" = ${passwordHash}
        AND e.role::text = ${editor.role} AND e."suspendedAt" IS NULL
      FOR SHARE
      ON CONFLICT ("editorId") DO UPDATE SET secret = ${secret}, "createdAt" = now() WHERE existing."confirmedAt" IS NULL`
    if (count === 0) throw new AppError('conflict', 'Your account has an authenticator app. Remove it first.')
  })
}

/** The session may be stolen, so a change of the factors needs the password again. Returns the hash it was compared with. */
export async function assertOwnPassword(current: string, editor: Editor): Promise<string | null> {
  await mayTryPassword(editor)
  const { passwordHash } = await deskDb.editor.findUniqueOrThrow({
    where: { id: editor.id },
    select: { passwordHash: true },
  })
  if (!(await verifyPassword(passwordHash ?? (await dummyHash), current)))
    throw new FieldError('current', 'The password is not right.')
  return passwordHash
}

/** Makes the authenticator app a second factor. Returns the recovery codes if it is the first one; they are shown once. */
export async function confirmFactor(editor: Editor, { code }: { code: string }): Promise<string[]> {
  assertCan(editor, 'factor:manage')
  await mayTryCode(editor.id, ofSession(editor))
  const codes = newRecoveryCodes()
  let isFirst = false
  await showOnce(async (tx) => {
    const [{ hasFactor }] = await tx.$queryRaw<[{ hasFactor: boolean }]>`
      SELECT desk.has_factor(id) AS "hasFactor" FROM desk."Editor" WHERE id = ${editor.id}::uuid FOR NO KEY UPDATE`
    isFirst = !hasFactor
    const [stored] = await tx.$queryRaw<{ secret: string; now: number }[]>`
      SELECT secret, extract(epoch FROM clock_timestamp())::float8 AS now FROM desk."Authenticator"
      WHERE "editorId" = ${editor.id}::uuid AND "confirmedAt" IS NULL
        AND "createdAt" > now() - make_interval(mins => ${enrolmentMinutes}::int)
      FOR UPDATE`
    if (!stored) throw new AppError('conflict', notBegun)
    const step = stepOfCode(
      { editorId: editor.id, stored: stored.secret, appSecret: env.APP_SECRET, now: stored.now },
      normalizedCode(code),
    )
    if (step < 0)
      throw new FieldError(
        'code',
        'This code is not right. Wait for the next one, and check the time of the device.',
      )
    await tx.$executeRaw`
      UPDATE desk."Authenticator" SET "confirmedAt" = now(), "lastStep" = ${step} WHERE "editorId" = ${editor.id}::uuid`
    if (isFirst) await storeRecoveryCodes(tx, editor, codes)
    await markFresh(tx, editor)
    await appendOwnChange(tx, editor, 'FACTOR_ADDED')
  })
  return isFirst ? codes : []
}

/** A factor must have been given before. The database refuses it for the last one of a role that needs one. */
export async function removeFactor(editor: Editor): Promise<void> {
  assertCan(editor, 'factor:manage')
  await deskTransaction(async (tx) => {
    await requireFreshFactor(tx, editor)
    const { count } = await tx.authenticator.deleteMany({
      where: { editorId: editor.id, confirmedAt: { not: null } },
    })
    if (count === 0) throw new AppError('not_found', 'The authenticator app was removed already.')
    await appendOwnChange(tx, editor, 'FACTOR_REMOVED')
  })
}

/** Returns ten new recovery codes, which are shown once. The old ones stop to work. */
export async function renewRecoveryCodes(editor: Editor): Promise<string[]> {
  assertCan(editor, 'factor:manage')
  const codes = newRecoveryCodes()
  await showOnce(async (tx) => {
    await requireFreshFactor(tx, editor)
    await tx.recoveryCode.deleteMany({ where: { editorId: editor.id } })
    await storeRecoveryCodes(tx, editor, codes)
    await appendOwnChange(tx, editor, 'RECOVERY_CODES_MADE')
  })
  return codes
}

/** A code of the app, a recovery code, or the answer of a passkey. */
export type GivenFactor = { code: string } | { passkey: string }
export type FactorKind = 'app' | 'recovery' | 'passkey'

/** Accepts a factor for this session, unless one was given in the last ten minutes. */
export async function giveFactor(editor: Editor, factor: GivenFactor): Promise<void> {
  assertCan(editor, 'factor:manage')
  if (await deskTransaction((tx) => isFresh(tx, editor))) return
  await mayTryCode(editor.id, ofSession(editor))
  const redeem = await factorRedeemer({ editorId: editor.id, holder: sessionHolder(editor) }, factor)
  const kind = await deskTransaction(async (tx) => {
    const used = await redeem(tx)
    if (used !== null) await markFresh(tx, editor)
    return used
  })
  log.info({ event: kind === null ? 'code refused' : 'code given', editor: editor.id, kind })
  if (kind === null) throw new CodeNeeded(wrongFactor(factor))
}

/** How the account of a session can give its second factor. */
export function deskFactorOffer(editor: Editor): Promise<FactorOffer> {
  assertCan(editor, 'factor:manage')
  return offerFactors(sessionHolder(editor), editor.id)
}

/** Verifies a passkey, which uses up its challenge. The step that it returns uses up the factor in a transaction. */
export async function factorRedeemer(
  { editorId, holder }: { editorId: string; holder: ChallengeHolder },
  factor: GivenFactor,
): Promise<(tx: Transaction) => Promise<FactorKind | null>> {
  if ('code' in factor) return (tx) => redeemCode(tx, editorId, factor.code)
  const checked = await checkPasskey({ editorId, holder }, factor.passkey)
  return async (tx) => (checked !== null && (await usePasskey(tx, checked)) ? 'passkey' : null)
}

/**
 * Uses up a code of the authenticator app or a recovery code; null if it is neither. A wrong code runs the same
 * statements as a right one. Of equal codes at the same time, one is accepted.
 */
async function redeemCode(
  tx: Transaction,
  editorId: string,
  text: string,
): Promise<'app' | 'recovery' | null> {
  const typed = text.slice(0, codeLengthMax)
  const [factor] = await tx.$queryRaw<{ secret: string; now: number }[]>`
    SELECT secret, extract(epoch FROM clock_timestamp())::float8 AS now FROM desk."Authenticator"
    WHERE "editorId" = ${editorId}::uuid AND "confirmedAt" IS NOT NULL`
  const step = factor
    ? stepOfCode(
        { editorId, stored: factor.secret, appSecret: env.APP_SECRET, now: factor.now },
        normalizedCode(typed),
      )
    : noStep
  const steps = await tx.$executeRaw`
    UPDATE desk."Authenticator" SET "lastStep" = ${step}
    WHERE "editorId" = ${editorId}::uuid AND "confirmedAt" IS NOT NULL AND "lastStep" < ${step}`
  const codes = await tx.$executeRaw`
    UPDATE desk."RecoveryCode" SET "usedAt" = now()
    WHERE "editorId" = ${editorId}::uuid AND "codeHash" = ${recoveryCodeHash(typed)} AND "usedAt" IS NULL`
  if (steps === 1) return 'app'
  if (codes === 0) return null
  await mailCodeUsed(tx, editorId)
  return 'recovery'
}

/** A session opens one challenge at a time. */
export const sessionHolder = ({ sessionId = '' }: Editor): ChallengeHolder => `session ${sessionId}`

/** A session's codes are counted together, whichever address sends them. */
const ofSession = (editor: Editor) => ({ from: `session ${editor.sessionId ?? ''}`, isOwn: false })

async function isFresh(tx: Transaction, editor: Editor): Promise<boolean> {
  try {
    await requireFreshFactor(tx, editor)
    return true
  } catch (error) {
    if (error instanceof CodeNeeded) return false
    throw error
  }
}

export const markFresh = (tx: Transaction, editor: Editor) =>
  tx.$executeRaw`
    UPDATE desk."Session" SET "factorAt" = now()
    WHERE id = ${editor.sessionId ?? null}::uuid AND "editorId" = ${editor.id}::uuid AND "revokedAt" IS NULL`

export const storeRecoveryCodes = (tx: Transaction, editor: Editor, codes: readonly string[]) =>
  tx.recoveryCode.createMany({
    data: codes.map((code) => ({ editorId: editor.id, codeHash: recoveryCodeHash(code) })),
  })

/** A form that is sent again gets the stored result of the first one, and so must not show codes that were never stored. */
export async function showOnce(run: (tx: Transaction) => Promise<void>): Promise<void> {
  const batch = randomUUID()
  const stored = await deskTransaction(async (tx) => {
    await run(tx)
    return { batch }
  })
  if (stored.batch !== batch) throw new AppError('conflict', shownBefore)
}

const appendOwnChange = (tx: Transaction, editor: Editor, action: RevisionAction): Promise<void> =>
  appendAccountChange(tx, editor, { id: editor.id, action })
