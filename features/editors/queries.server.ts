import 'server-only'
import { invitationMailKey, mailJobKey } from '#features/mail/queue.server'
import { enrolmentOf } from '#lib/authenticator'
import { deskDb } from '#lib/desk-db.server'
import { env } from '#lib/env'
import { signedId } from '#lib/signed-id.server'
import type { Editor, Role } from './editor'
import { assertCan, can } from './permissions'
import { enrolmentMinutes, idleMinutes } from './session'

/** The editor's declared conflicts of interest, without revoked ones. */
export function deskConflicts(editor: Editor) {
  assertCan(editor, 'desk:read')
  return deskDb.conflictOfInterest.findMany({
    where: { editorId: editor.id, withdrawnAt: null },
    orderBy: [{ declaredAt: 'desc' }, { id: 'desc' }],
    select: {
      ...{ id: true, note: true, declaredAt: true, withdrawalAskedAt: true },
      speaker: { select: { name: true, slug: true } },
    },
  })
}

/** Conflicts that other editors ask to take back, oldest first, for an editor who may confirm it. */
export async function deskWithdrawalRequests(editor: Editor) {
  assertCan(editor, 'desk:read')
  if (!can(editor, 'conflict:withdraw')) return []
  return deskDb.conflictOfInterest.findMany({
    where: { editorId: { not: editor.id }, withdrawnAt: null, withdrawalAskedAt: { not: null } },
    orderBy: [{ withdrawalAskedAt: 'asc' }, { id: 'asc' }],
    select: {
      ...{ id: true, note: true, withdrawalAskedAt: true },
      editor: { select: { name: true } },
      speaker: { select: { name: true, slug: true } },
    },
  })
}

export type OwnSession = {
  id: string
  network: string | null
  browser: string | null
  createdAt: Date
  lastSeenAt: Date
  isCurrent: boolean
}

/** The editor's open sessions by the database clock: the current one, then the others by their last use. */
export function deskSessions(editor: Editor): Promise<OwnSession[]> {
  assertCan(editor, 'desk:read')
  return deskDb.$queryRaw<OwnSession[]>`
    SELECT id, network, browser, "createdAt", "lastSeenAt",
      coalesce(id = ${editor.sessionId ?? null}::uuid, false) AS "isCurrent"
    FROM desk."Session"
    WHERE "editorId" = ${editor.id}::uuid AND "revokedAt" IS NULL AND "expiresAt" > now()
      AND "lastSeenAt" > now() - make_interval(mins => ${idleMinutes}::int)
    ORDER BY "isCurrent" DESC, "lastSeenAt" DESC, id`
}

/** The account's authenticator app and passkeys, the recovery codes that are left, and a secret while it waits for its first code. */
export async function deskSecondFactor(editor: Editor) {
  assertCan(editor, 'desk:read')
  const [account] = await deskDb.$queryRaw<
    {
      email: string
      secret: string | null
      confirmedAt: Date | null
      codesLeft: number
      isOpen: boolean | null
    }[]
  >`
    SELECT e.email, a.secret, a."confirmedAt",
      a."createdAt" > now() - make_interval(mins => ${enrolmentMinutes}::int) AS "isOpen",
      (SELECT count(*)::int FROM desk."RecoveryCode" c WHERE c."editorId" = e.id AND c."usedAt" IS NULL) AS "codesLeft"
    FROM desk."Editor" e LEFT JOIN desk."Authenticator" a ON a."editorId" = e.id WHERE e.id = ${editor.id}::uuid`
  const { email = '', secret = null, confirmedAt = null, codesLeft = 0, isOpen = false } = account ?? {}
  const isShown = secret !== null && confirmedAt === null && isOpen === true
  const passkeys = await deskDb.passkey.findMany({
    where: { editorId: editor.id },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, createdAt: true, lastUsedAt: true },
  })
  return {
    ...{ confirmedAt, codesLeft, passkeys, hasFactor: confirmedAt !== null || passkeys.length > 0 },
    enrolment: isShown
      ? enrolmentOf({ editorId: editor.id, stored: secret, appSecret: env.APP_SECRET }, email)
      : null,
  }
}

export type Person = {
  id: string
  name: string
  email: string
  role: Role
  suspendedAt: Date | null
  /** When personal data was erased: the account is a former editor's. */
  erasedAt: Date | null
  /** The last use of any session, also of one that has ended. */
  lastSeenAt: Date | null
  openSessions: number
  hasApp: boolean
  passkeys: number
  factorDueAt: Date | null
  codesLeft: number
}

/** Every account by name, the suspended ones last, and those that were erased after them. */
export function deskPeople(editor: Editor): Promise<Person[]> {
  assertCan(editor, 'people:manage')
  return deskDb.$queryRaw<Person[]>`
    SELECT e.id, e.name, e.email, e.role::text AS role, e."suspendedAt", x."erasedAt", e."factorDueAt",
      EXISTS (SELECT 1 FROM desk."Authenticator" a WHERE a."editorId" = e.id AND a."confirmedAt" IS NOT NULL) AS "hasApp",
      (SELECT count(*)::int FROM desk."Passkey" p WHERE p."editorId" = e.id) AS passkeys,
      (SELECT count(*)::int FROM desk."RecoveryCode" c WHERE c."editorId" = e.id AND c."usedAt" IS NULL) AS "codesLeft",
      max(s."lastSeenAt") AS "lastSeenAt",
      count(s.id) FILTER (WHERE s."revokedAt" IS NULL AND s."expiresAt" > now()
        AND s."lastSeenAt" > now() - make_interval(mins => ${idleMinutes}::int))::int AS "openSessions"
    FROM desk."Editor" e LEFT JOIN desk."Session" s ON s."editorId" = e.id LEFT JOIN desk."Erasure" x ON x."editorId" = e.id
    GROUP BY e.id, x."editorId" ORDER BY x.number NULLS FIRST, e."suspendedAt" IS NOT NULL, e.name, e.id`
}

type Invitation = {
  id: string
  email: string
  name: string
  role: Role
  expiresAt: Date
  hasEnded: boolean
  mailedAt: Date | null
  hasMailFailed: boolean
  /** A worker will send it, where a mail server is set. */
  isMailQueued: boolean
}

/** Invitations that were neither accepted nor taken back, the newest first, each with its mail and the token of its link. */
export async function deskInvitations(editor: Editor): Promise<(Invitation & { token: string })[]> {
  assertCan(editor, 'people:manage')
  const invitations = await deskDb.$queryRaw<Invitation[]>`
    SELECT i.id, i.email, i.name, i.role::text AS role, i."expiresAt", i."expiresAt" <= now() AS "hasEnded",
      m."sentAt" AS "mailedAt", j."deadAt" IS NOT NULL AS "hasMailFailed", (j.id IS NOT NULL AND num_nonnulls(j."doneAt", j."deadAt") = 0) AS "isMailQueued"
    FROM desk."Invitation" i
    LEFT JOIN desk."Job" j ON j.key = ${mailJobKey(invitationMailKey(''))} || i.id::text
    LEFT JOIN desk."Mail" m ON m."jobId" = j.id
    WHERE i."acceptedAt" IS NULL AND i."takenBackAt" IS NULL ORDER BY i."createdAt" DESC, i.id`
  return invitations.map((invitation) => ({ ...invitation, token: signedId('invitation', invitation.id) }))
}
