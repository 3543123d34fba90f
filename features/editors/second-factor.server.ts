import 'server-only'
import { randomUUID } from 'node:crypto'
import type { RevisionAction } from '#features/history/revision-action'
import {
  newEncryptedSecret,
  newRecoveryCodes,
  normalizedCode,
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
import { assertCan } from './permissions'
import { CodeNeeded, requireFreshFactor } from './step-up.server'
import { enrolmentMinutes } from './session'

export const wrongCode =
  'This code is not right, or it was used before. Wait for the next one, or use a recovery code.'
const notBegun = `Begin again: a secret can be confirmed for ${enrolmentMinutes} minutes.`
const shownBefore = 'The recovery codes were shown before, and are shown once. Make new ones.'

/** Stores a new secret, which counts as the second factor once `confirmFactor` gets a code of it. */
export async function startFactor(editor: Editor, { current }: { current: string }): Promise<void> {
  assertCan(editor, 'factor:manage')
  await mayTryPassword(editor)
  const { passwordHash } = await deskDb.editor.findUniqueOrThrow({
    where: { id: editor.id },
    select: { passwordHash: true },
  })
  if (!(await verifyPassword(passwordHash ?? (await dummyHash), current)))
    throw new FieldError('current', 'The password is not right.')
  const secret = newEncryptedSecret(editor.id, env.APP_SECRET)
  await deskTransaction(async (tx) => {
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

/** Makes the authenticator app the account's second factor, and returns its recovery codes. They are shown once. */
export async function confirmFactor(editor: Editor, { code }: { code: string }): Promise<string[]> {
  assertCan(editor, 'factor:manage')
  await mayTryCode(editor.id, ofSession(editor))
  const codes = newRecoveryCodes()
  await showOnce(async (tx) => {
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
    await storeRecoveryCodes(tx, editor, codes)
    await markFresh(tx, editor)
    await appendOwnChange(tx, editor, 'FACTOR_ADDED')
  })
  return codes
}

/** A code must have been given before. After the days of grace, publishers and admins then set up another first. */
export async function removeFactor(editor: Editor): Promise<void> {
  assertCan(editor, 'factor:manage')
  await deskTransaction(async (tx) => {
    await requireFreshFactor(tx, editor)
    await tx.authenticator.delete({ where: { editorId: editor.id }, select: { editorId: true } })
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

/** Accepts a code for this session, unless one was given in the last ten minutes. */
export async function giveCode(editor: Editor, code: string): Promise<void> {
  assertCan(editor, 'factor:manage')
  if (await deskTransaction((tx) => isFresh(tx, editor))) return
  await mayTryCode(editor.id, ofSession(editor))
  const kind = await deskTransaction(async (tx) => {
    const used = await redeemCode(tx, editor.id, code)
    if (used !== null) await markFresh(tx, editor)
    return used
  })
  log.info({ event: kind === null ? 'code refused' : 'code given', editor: editor.id, kind })
  if (kind === null) throw new CodeNeeded(wrongCode)
}

/**
 * Uses up a code of the authenticator app or a recovery code; null if it is neither. A wrong code runs the same
 * statements as a right one. Of equal codes at the same time, one is accepted.
 */
export async function redeemCode(
  tx: Transaction,
  editorId: string,
  typed: string,
): Promise<'app' | 'recovery' | null> {
  const [factor] = await tx.$queryRaw<{ secret: string; now: number }[]>`
    SELECT secret, extract(epoch FROM clock_timestamp())::float8 AS now FROM desk."Authenticator"
    WHERE "editorId" = ${editorId}::uuid AND "confirmedAt" IS NOT NULL`
  if (!factor) return null
  const step = stepOfCode(
    { editorId, stored: factor.secret, appSecret: env.APP_SECRET, now: factor.now },
    normalizedCode(typed),
  )
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

const markFresh = (tx: Transaction, editor: Editor) =>
  tx.$executeRaw`
    UPDATE desk."Session" SET "factorAt" = now()
    WHERE id = ${editor.sessionId ?? null}::uuid AND "editorId" = ${editor.id}::uuid AND "revokedAt" IS NULL`

const storeRecoveryCodes = (tx: Transaction, editor: Editor, codes: readonly string[]) =>
  tx.recoveryCode.createMany({
    data: codes.map((code) => ({ editorId: editor.id, codeHash: recoveryCodeHash(code) })),
  })

/** A form that is sent again gets the stored result of the first one, and so must not show codes that were never stored. */
async function showOnce(run: (tx: Transaction) => Promise<void>): Promise<void> {
  const batch = randomUUID()
  const stored = await deskTransaction(async (tx) => {
    await run(tx)
    return { batch }
  })
  if (stored.batch !== batch) throw new AppError('conflict', shownBefore)
}

const appendOwnChange = (tx: Transaction, editor: Editor, action: RevisionAction): Promise<void> =>
  appendAccountChange(tx, editor, { id: editor.id, action })
