import 'server-only'
import type { LeasedJob } from '#features/jobs/job'
import { queueJob } from '#features/jobs/queue.server'
import { cancelMail, queueMail, resetMailKey } from '#features/mail/queue.server'
import { deskDb, deskTransaction, type Transaction } from '#lib/desk-db.server'
import { AppError } from '#lib/errors'
import { log } from '#lib/log'
import { hashPassword } from '#lib/password.server'
import { idOfToken } from '#lib/signed-id.server'
import { mayRequestLink, mayTryFrom } from './attempts.server'
import type { Editor } from './editor'
import { appendAccountChange, mailOwner } from './owner-mail.server'
import { linksAnHourMax, linkEnded } from './password-reset'
import { assertStrong } from './password-strength.server'

const purpose = 'password-reset'
const jobKey = (requestId: string) => `${purpose} ${requestId}`

/**
 * Requests a link to a new password. It writes the same rows for every address, so that neither its answer nor its time says
 * whether there is an account. The worker finds out.
 */
export async function requestReset({ email }: { email: string }, client: { address: string }): Promise<void> {
  await mayRequestLink(client.address)
  await deskTransaction(async (tx) => {
    const { id } = await tx.passwordResetRequest.create({ data: { email }, select: { id: true } })
    await queueJob(tx, { kind: 'password-reset', key: jobKey(id) })
  })
}

/** Queues the mail with the link, if the address has an account that can sign in. The link before it ends. */
export async function sendResetLink({ key }: Pick<LeasedJob, 'key'>): Promise<void> {
  const requestId = key.slice(jobKey('').length)
  await deskTransaction(async (tx) => {
    // The lock orders requests for one account: each link ends the one before, and the count misses none.
    const [account] = await tx.$queryRaw<{ id: string; email: string; name: string }[]>`
      SELECT e.id, e.email, e.name FROM desk."Editor" e JOIN desk."PasswordResetRequest" q ON q.email = e.email
      WHERE q.id = ${requestId}::uuid AND e."suspendedAt" IS NULL FOR NO KEY UPDATE OF e`
    await tx.passwordResetRequest.deleteMany({ where: { id: requestId } })
    if (!account || (await linksOfTheHour(tx, account.id)) >= linksAnHourMax) return
    const ended = await tx.$queryRaw<{ id: string }[]>`
      UPDATE desk."PasswordReset" SET "endedAt" = now()
      WHERE "editorId" = ${account.id}::uuid AND "usedAt" IS NULL AND "endedAt" IS NULL RETURNING id`
    for (const { id } of ended) await cancelMail(tx, resetMailKey(id))
    const { id } = await tx.passwordReset.create({ data: { editorId: account.id }, select: { id: true } })
    const content = { template: purpose, resetId: id } as const
    await queueMail(tx, { to: account.email, name: account.name, content, key: resetMailKey(id) })
    log.info({ event: 'link to a new password queued', editor: account.id })
  })
}

async function linksOfTheHour(tx: Transaction, editorId: string): Promise<number> {
  const [{ count }] = await tx.$queryRaw<[{ count: number }]>`
    SELECT count(*)::int AS count FROM desk."PasswordReset"
    WHERE "editorId" = ${editorId}::uuid AND "createdAt" > now() - interval '1 hour'`
  return count
}

/** The account of a link that works; null for every other. Reading it does not use it up, as mail programs open links. */
export async function openReset(token: string): Promise<{ email: string; name: string } | null> {
  const id = idOfToken(purpose, token)
  if (id === null) return null
  const [account] = await deskDb.$queryRaw<{ email: string; name: string }[]>`
    SELECT e.email, e.name FROM desk."PasswordReset" r JOIN desk."Editor" e ON e.id = r."editorId"
    WHERE r.id = ${id}::uuid AND r."usedAt" IS NULL AND r."endedAt" IS NULL AND r."expiresAt" > now()
      AND e."suspendedAt" IS NULL`
  return account ?? null
}

/**
 * Sets the new password and uses up the link. It opens no session: the next sign-in needs the second factor, too. A trigger
 * ends every session of the account. Guesses are limited as at the sign-in.
 * @throws AppError not_found, for every link that does not work
 */
export async function resetByLink(
  { token, chosen }: { token: string; chosen: string },
  client: { address: string },
): Promise<void> {
  await mayTryFrom(client.address)
  const id = idOfToken(purpose, token)
  const owner = await openReset(token)
  if (id === null || owner === null) throw new AppError('not_found', linkEnded)
  assertStrong('chosen', chosen, owner)
  const passwordHash = await hashPassword(chosen)
  await deskTransaction(async (tx) => {
    // The account first, as a suspension locks it: the two cannot wait for each other.
    const [account] = await tx.$queryRaw<Editor[]>`
      SELECT e.id, e.name, e.role::text AS role
      FROM desk."Editor" e JOIN desk."PasswordReset" r ON r."editorId" = e.id
      WHERE r.id = ${id}::uuid AND e."suspendedAt" IS NULL FOR NO KEY UPDATE OF e`
    const count = await tx.$executeRaw`
      UPDATE desk."PasswordReset" SET "usedAt" = now()
      WHERE id = ${id}::uuid AND "usedAt" IS NULL AND "endedAt" IS NULL AND "expiresAt" > now()`
    if (!account || count === 0) throw new AppError('not_found', linkEnded)
    await tx.editor.update({ where: { id: account.id }, data: { passwordHash }, select: { id: true } })
    await appendAccountChange(tx, account, { id: account.id, action: 'PASSWORD_RECOVERED' })
    await mailOwner(tx, account.id, { template: 'password-changed', where: 'link' })
  })
}
