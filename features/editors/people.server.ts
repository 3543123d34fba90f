import 'server-only'
import type { RevisionAction } from '#features/history/revision-action'
import { cancelMail, invitationMailKey, queueMail } from '#features/mail/queue.server'
import { deskDb, deskTransaction, type Transaction } from '#lib/desk-db.server'
import { AppError, FieldError } from '#lib/errors'
import { hashPassword } from '#lib/password.server'
import { idOfToken } from '#lib/signed-id.server'
import { mayTryFrom } from './attempts.server'
import { type Editor, type Role, roleWord } from './editor'
import { appendAccountChange } from './owner-mail.server'
import { assertStrong } from './password-strength.server'
import { assertCan } from './permissions'
import type { InvitationAcceptance, InvitationDraft } from './schema'
import { requireFreshFactor } from './step-up.server'
import { moveWork } from './work.server'

const invitationEnded = 'This invitation was used or taken back, or its 48 hours are over. Ask for a new one.'

/** Invitations of one address within a day, so that nobody's mailbox is flooded. */
const invitationsOfAddressMax = 5

/** Offers an account for 48 hours, by mail. An earlier invitation of the same address ends. */
export function invite(editor: Editor, draft: InvitationDraft): Promise<{ id: string }> {
  assertCan(editor, 'people:manage')
  return deskTransaction(async (tx) => {
    await requireFreshFactor(tx, editor)
    if (await tx.editor.findUnique({ where: { email: draft.email }, select: { id: true } }))
      throw new FieldError('email', 'Somebody here has this address already.')
    await assertNotFlooded(tx, draft.email)
    await endOpenInvitation(tx, draft.email)
    const { id } = await tx.invitation.create({
      data: { ...draft, invitedById: editor.id },
      select: { id: true },
    })
    const { email, name, role } = draft
    const content = { template: 'invitation', invitationId: id, invitedBy: editor.name } as const
    await queueMail(tx, { to: email, name, content, key: invitationMailKey(id) })
    // The audit chain cannot be erased, so the name stays in the invitation alone.
    await appendAccountChange(tx, editor, { id, action: 'INVITED', after: { role } })
    return { id }
  })
}

/** The lock orders concurrent invitations of one address, so that the count misses none. */
async function assertNotFlooded(tx: Transaction, email: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`invitation ${email}`}))`
  const [{ count }] = await tx.$queryRaw<[{ count: number }]>`
    SELECT count(*)::int AS count FROM desk."Invitation"
    WHERE email = ${email} AND "createdAt" > now() - interval '1 day'`
  if (count >= invitationsOfAddressMax)
    throw new FieldError(
      'email',
      'This address was invited often enough for a day. Invite it again tomorrow.',
    )
}

async function endOpenInvitation(tx: Transaction, email: string): Promise<void> {
  const ended = await tx.$queryRaw<{ id: string }[]>`
    UPDATE desk."Invitation" SET "takenBackAt" = now()
    WHERE email = ${email} AND "acceptedAt" IS NULL AND "takenBackAt" IS NULL RETURNING id`
  for (const { id } of ended) await cancelMail(tx, invitationMailKey(id))
}

export function takeBackInvitation(editor: Editor, { id }: { id: string }): Promise<void> {
  assertCan(editor, 'people:manage')
  return deskTransaction(async (tx) => {
    await requireFreshFactor(tx, editor)
    const count = await tx.$executeRaw`
      UPDATE desk."Invitation" SET "takenBackAt" = now()
      WHERE id = ${id}::uuid AND "acceptedAt" IS NULL AND "takenBackAt" IS NULL`
    if (count === 0) throw new AppError('conflict', 'It was used or taken back already.')
    await cancelMail(tx, invitationMailKey(id))
    await appendAccountChange(tx, editor, { id, action: 'INVITATION_TAKEN_BACK' })
  })
}

/**
 * Makes the account of an invitation, and returns its mail address. `address` is the client's; guesses are limited as at the sign-in.
 * @throws AppError not_found, for every invitation that is not open
 */
export async function acceptInvitation(
  { token, chosen }: InvitationAcceptance,
  { address }: { address: string },
): Promise<{ email: string }> {
  await mayTryFrom(address)
  const id = idOfToken('invitation', token)
  const offer = await openInvitation(token)
  if (id === null || offer === null) throw new AppError('not_found', invitationEnded)
  assertStrong('chosen', chosen, offer)
  const passwordHash = await hashPassword(chosen)
  return deskTransaction(async (tx) => {
    const [invitation] = await tx.$queryRaw<
      { email: string; name: string; role: Role; invitedById: string }[]
    >`
      UPDATE desk."Invitation" SET "acceptedAt" = now()
      WHERE id = ${id}::uuid AND "acceptedAt" IS NULL AND "takenBackAt" IS NULL AND "expiresAt" > now()
      RETURNING email, name, role::text AS role, "invitedById"`
    if (!invitation) throw new AppError('not_found', invitationEnded)
    const { email, name, role, invitedById } = invitation
    const account = await tx.editor.create({
      data: { email, name, role, passwordHash },
      select: { id: true, name: true, role: true },
    })
    await appendAccountChange(tx, account, {
      id: account.id,
      action: 'INVITATION_ACCEPTED',
      after: { role, invitedBy: invitedById },
    })
    return { email }
  })
}

/** The name and the address of an open invitation, before anybody is signed in; null if it is not open. */
export async function openInvitation(token: string): Promise<{ email: string; name: string } | null> {
  const id = idOfToken('invitation', token)
  if (id === null) return null
  const [invitation] = await deskDb.$queryRaw<{ email: string; name: string }[]>`
    SELECT email, name FROM desk."Invitation"
    WHERE id = ${id}::uuid AND "acceptedAt" IS NULL AND "takenBackAt" IS NULL AND "expiresAt" > now()`
  return invitation ?? null
}

/** Ends the account's sessions too (trigger). The database refuses it for the last admin. */
export function changeRole(editor: Editor, { id, role }: { id: string; role: Role }): Promise<void> {
  assertCan(editor, 'people:manage')
  return changePerson(editor, id, async (tx, account) => {
    if (account.role === role) throw new AppError('conflict', 'That is the role already.')
    await changeAccount(tx, editor, { ...account, id, role })
    return { action: 'ROLE_CHANGED', before: { role: account.role }, after: { role }, detail: roleWord(role) }
  })
}

/** Takes effect at the account's next request, on every instance: a trigger ends its sessions. Its open work may go to another. */
export function suspendEditor(
  editor: Editor,
  { id, toId = null }: { id: string; toId?: string | null },
): Promise<void> {
  assertCan(editor, 'people:manage')
  return changePerson(editor, id, async (tx, account) => {
    if (account.isSuspended) throw new AppError('conflict', 'The account is suspended already.')
    if (toId !== null) await handOver(tx, editor, { id, toId })
    await changeAccount(tx, editor, { ...account, id, isSuspended: true })
    return { action: 'SUSPENDED' }
  })
}

/** Gives assignments, drafts and notes of one account to another, whether it is suspended or not. */
export function handWorkOver(editor: Editor, { id, toId }: { id: string; toId: string }): Promise<void> {
  assertCan(editor, 'people:manage')
  return changePerson(editor, id, async (tx) => {
    const hasMoved = await handOver(tx, editor, { id, toId })
    if (!hasMoved) throw new AppError('conflict', 'The account has no open work.')
  })
}

/** Writes the history of both accounts. Returns false if there is no open work. */
async function handOver(
  tx: Transaction,
  editor: Editor,
  { id, toId }: { id: string; toId: string },
): Promise<boolean> {
  const work = await moveWork(tx, { fromId: id, toId, byId: editor.id })
  if (work.records.length === 0 && work.openNotes === 0) return false
  await appendAccountChange(tx, editor, {
    ...{ id, action: 'WORK_HANDED_OVER', after: { handedTo: toId, ...work } },
  })
  await appendAccountChange(tx, editor, {
    ...{ id: toId, action: 'WORK_TAKEN_OVER', after: { handedFrom: id, ...work } },
  })
  return true
}

export function restoreEditor(editor: Editor, { id }: { id: string }): Promise<void> {
  assertCan(editor, 'people:manage')
  return changePerson(editor, id, async (tx, account) => {
    if (!account.isSuspended) throw new AppError('conflict', 'The account is not suspended.')
    await changeAccount(tx, editor, { ...account, id, isSuspended: false })
    return { action: 'RESTORED' }
  })
}

export function endSessions(editor: Editor, { id }: { id: string }): Promise<void> {
  assertCan(editor, 'people:manage')
  return changePerson(editor, id, async (tx) => {
    await tx.$executeRaw`
      UPDATE desk."Session" SET "revokedAt" = now() WHERE "editorId" = ${id}::uuid AND "revokedAt" IS NULL`
    return { action: 'SESSIONS_ENDED' }
  })
}

/** For an account whose device and recovery codes are lost. Ends its sessions: somebody else may have the device. */
export function resetFactor(editor: Editor, { id }: { id: string }): Promise<void> {
  assertCan(editor, 'people:manage')
  return changePerson(editor, id, async (tx) => {
    await deleteFactor(tx, id)
    return { action: 'FACTOR_RESET' }
  })
}

/** Deletes every second factor, with the recovery codes (trigger), and ends every session of the account. */
export async function deleteFactor(tx: Transaction, editorId: string): Promise<void> {
  const apps = await tx.authenticator.deleteMany({ where: { editorId } })
  const passkeys = await tx.passkey.deleteMany({ where: { editorId } })
  if (apps.count + passkeys.count === 0) throw new AppError('conflict', 'The account has no second factor.')
  await tx.$executeRaw`
    UPDATE desk."Session" SET "revokedAt" = now() WHERE "editorId" = ${editorId}::uuid AND "revokedAt" IS NULL`
}

type Account = { role: Role; isSuspended: boolean }

/** The desk's role has no right on role and suspension; this function checks the admin again. */
const changeAccount = (
  tx: Transaction,
  editor: Editor,
  { id, role, isSuspended }: Account & { id: string },
) =>
  tx.$executeRaw`SELECT desk.change_account(${editor.id}::uuid, ${id}::uuid, ${role}::desk."Role", ${isSuspended})`

type PersonChange = {
  action: RevisionAction
  before?: { role: Role }
  after?: Record<string, string>
  detail?: string
}

/** Locks the account. An admin cannot change their own account: two admins are needed to take an admin's role. */
function changePerson(
  editor: Editor,
  id: string,
  change: (tx: Transaction, account: Account) => Promise<PersonChange | void>,
): Promise<void> {
  return deskTransaction(async (tx) => {
    await requireFreshFactor(tx, editor)
    if (id === editor.id) throw new AppError('forbidden', 'Another admin changes your account.')
    const [account] = await tx.$queryRaw<Account[]>`
      SELECT role::text AS role, "suspendedAt" IS NOT NULL AS "isSuspended" FROM desk."Editor"
      WHERE id = ${id}::uuid FOR NO KEY UPDATE`
    if (!account) throw new AppError('not_found', 'The account is not on file.')
    const made = await change(tx, account)
    if (made) await appendAccountChange(tx, editor, { id, ...made })
  })
}
