import 'server-only'
import { invitationMailKey, mailJobKey } from '#features/mail/queue.server'
import { deskDb } from '#lib/desk-db.server'
import { signedId } from '#lib/signed-id.server'
import type { Editor, Role } from './editor'
import { assertCan, can } from './permissions'
import { idleMinutes } from './session'

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

/** The number of the editor's open sessions by the database clock, including the current one. */
export async function deskOpenSessions(editor: Editor): Promise<number> {
  assertCan(editor, 'desk:read')
  const [{ count }] = await deskDb.$queryRaw<[{ count: number }]>`
    SELECT count(*)::int AS count FROM desk."Session"
    WHERE "editorId" = ${editor.id}::uuid AND "revokedAt" IS NULL AND "expiresAt" > now()
      AND "lastSeenAt" > now() - make_interval(mins => ${idleMinutes}::int)`
  return count
}

export type Person = {
  id: string
  name: string
  email: string
  role: Role
  suspendedAt: Date | null
  /** The last use of any session, also of one that has ended. */
  lastSeenAt: Date | null
  openSessions: number
}

/** Every account by name, the suspended ones last. */
export function deskPeople(editor: Editor): Promise<Person[]> {
  assertCan(editor, 'people:manage')
  return deskDb.$queryRaw<Person[]>`
    SELECT e.id, e.name, e.email, e.role::text AS role, e."suspendedAt", max(s."lastSeenAt") AS "lastSeenAt",
      count(s.id) FILTER (WHERE s."revokedAt" IS NULL AND s."expiresAt" > now()
        AND s."lastSeenAt" > now() - make_interval(mins => ${idleMinutes}::int))::int AS "openSessions"
    FROM desk."Editor" e LEFT JOIN desk."Session" s ON s."editorId" = e.id
    GROUP BY e.id ORDER BY e."suspendedAt" IS NOT NULL, e.name, e.id`
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
