import 'server-only'
import { deskDb } from '#lib/desk-db.server'
import { type Editor, roleLabels } from './editor'
import { assertCan } from './permissions'

/** The page of one account, for an admin; null if it is not on file. */
export function deskPerson(editor: Editor, id: string) {
  assertCan(editor, 'people:manage')
  return deskDb.editor.findUnique({
    where: { id },
    select: {
      ...{ id: true, name: true, email: true, role: true, suspendedAt: true },
      erasure: { select: { erasedAt: true, erasedBy: { select: { name: true } } } },
    },
  })
}
export type DeskPerson = NonNullable<Awaited<ReturnType<typeof deskPerson>>>

/**
 * Everything that is stored about an account, for its owner or an admin; null if it is not on file. Hashes and the secret of a
 * factor are left out: they serve the sign-in alone. What the account wrote at the desk is the newsroom's, and named by its history.
 */
export async function deskPersonalData(editor: Editor, id: string) {
  if (id === editor.id) assertCan(editor, 'desk:read')
  else assertCan(editor, 'people:manage')
  const account = await deskDb.editor.findUnique({
    where: { id },
    select: {
      ...{ id: true, email: true, name: true, role: true, createdAt: true, suspendedAt: true },
      ...{ factorDueAt: true, passwordHash: true },
      authenticator: { select: { createdAt: true, confirmedAt: true } },
      passkeys: {
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        select: { name: true, createdAt: true, lastUsedAt: true },
      },
      recoveryCodes: { select: { createdAt: true, usedAt: true } },
      passwordResets: {
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        select: { createdAt: true, expiresAt: true, usedAt: true, endedAt: true },
      },
      sessions: {
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        select: {
          ...{ createdAt: true, lastSeenAt: true, expiresAt: true, revokedAt: true, factorAt: true },
          ...{ network: true, browser: true },
        },
      },
      conflicts: {
        orderBy: [{ declaredAt: 'asc' }, { id: 'asc' }],
        select: {
          ...{ note: true, declaredAt: true, withdrawalAskedAt: true, withdrawnAt: true },
          speaker: { select: { name: true } },
        },
      },
      assignments: {
        orderBy: [{ assignedAt: 'asc' }, { id: 'asc' }],
        select: {
          ...{ task: true, dueOn: true, assignedAt: true, endedAt: true },
          record: { select: { number: true } },
        },
      },
      erasure: { select: { erasedAt: true } },
    },
  })
  if (account === null) return null
  const { email, passwordHash, role, sessions, conflicts, assignments, erasure, ...others } = account
  const { authenticator, passkeys, recoveryCodes, passwordResets, ...fields } = others
  const invitations = await deskDb.invitation.findMany({
    where: { OR: [{ email }, { invitedById: id }] },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: {
      ...{ email: true, name: true, role: true, createdAt: true, acceptedAt: true, takenBackAt: true },
      invitedById: true,
    },
  })
  const mail = await deskDb.mail.findMany({
    where: { to: email },
    orderBy: [{ job: { createdAt: 'asc' } }, { jobId: 'asc' }],
    select: {
      ...{ to: true, name: true, content: true, sentAt: true, storedAt: true },
      job: { select: { createdAt: true } },
    },
  })
  const history = await deskDb.revision.findMany({
    where: { OR: [{ subject: 'editor', subjectId: id }, { editorId: id }] },
    orderBy: [{ madeAt: 'asc' }, { id: 'asc' }],
    select: { madeAt: true, subject: true, subjectId: true, number: true, action: true, editorId: true },
  })
  return {
    account: { ...fields, email, role: roleLabels[role], hasPassword: passwordHash !== null, ...erasure },
    secondFactor: { authenticator, passkeys, recoveryCodes },
    linksToANewPassword: passwordResets,
    sessions,
    conflictsOfInterest: conflicts.map(({ speaker, ...conflict }) => ({
      speaker: speaker.name,
      ...conflict,
    })),
    assignments: assignments.map(({ record, ...assignment }) => ({ record: record.number, ...assignment })),
    // An invitation to somebody else is that person's, so only its day is given.
    invitations: invitations.map(({ invitedById, ...invitation }) =>
      invitedById === id && invitation.email !== email
        ? { madeForSomebodyElseAt: invitation.createdAt }
        : invitation,
    ),
    mail: mail.map(({ job, ...message }) => ({ queuedAt: job.createdAt, ...message })),
    history: history.map(({ editorId, ...change }) => ({ ...change, isOwn: editorId === id })),
  }
}
