import { expect, test } from 'vitest'
import { deskDb } from '#lib/desk-db.server'
import { idOfToken, signedId } from '#lib/signed-id.server'
import { anEditor } from '#test/support/factories'
import { openSession, untilSomebodyWaits } from '#test/support/db-sessions'
import {
  acceptInvitation,
  changeRole,
  endSessions,
  invite,
  openInvitation,
  restoreEditor,
  suspendEditor,
  takeBackInvitation,
} from './people.server'
import { deskInvitations, deskPeople } from './queries.server'
import { sessionEditor, signIn } from './session.server'

const password = 'the tide comes in at six'
let count = 0
const from = () => ({ address: `192.0.2.${++count}` })
const someone = (role: 'EDITOR' | 'ADMIN' = 'EDITOR') =>
  ({ email: `ola-${++count}@harbour.example`, name: 'Ola Quay', role }) as const
const enter = async (email: string) => {
  const opened = await signIn({ email, password }, { ...from(), browser: null, previousToken: undefined })
  if (opened.isCodeNeeded) throw new Error('The account has a second factor.')
  return opened
}

async function invited() {
  const draft = someone()
  const { id } = await invite(await anEditor('ADMIN'), draft)
  return { ...draft, id, token: signedId('invitation', id) }
}

/** An account that came in by an invitation and is signed in. */
async function arrived() {
  const { email, token } = await invited()
  await acceptInvitation({ token, chosen: password }, from())
  const session = await enter(email)
  return { email, id: session.editor.id, session: session.token }
}

test('an invitation makes one account with its role, once', async () => {
  const { email, token } = await invited()
  expect(await openInvitation(token)).toEqual({ email, name: 'Ola Quay' })
  const tries = await Promise.allSettled(
    [1, 2, 3].map(() => acceptInvitation({ token, chosen: password }, from())),
  )
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await openInvitation(token)).toBeNull()
  expect((await enter(email)).editor).toMatchObject({ name: 'Ola Quay', role: 'EDITOR' })
})

test('an invitation that was taken back, renewed or has expired is refused', async () => {
  const admin = await anEditor('ADMIN')
  const takenBack = await invited()
  await takeBackInvitation(admin, takenBack)
  const renewed = await invited()
  await invite(admin, { email: renewed.email, name: renewed.name, role: renewed.role })
  const expired = await invited()
  const owner = await openSession()
  await owner.query('ALTER TABLE desk."Invitation" DISABLE TRIGGER keep_invitation')
  await owner.query(
    `UPDATE desk."Invitation" SET "createdAt" = now() - interval '49 hours', "expiresAt" = now() - interval '1 hour' WHERE id = $1`,
    [expired.id],
  )
  await owner.query('ALTER TABLE desk."Invitation" ENABLE TRIGGER keep_invitation')
  await owner.end()
  for (const { token, email } of [takenBack, renewed, expired]) {
    expect(await openInvitation(token)).toBeNull()
    await expect(acceptInvitation({ token, chosen: password }, from())).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(await deskDb.editor.count({ where: { email } })).toBe(0)
  }
})

test('a token of another id, a cut one or a changed one is no token', async () => {
  const [invitation, other] = [await invited(), await invited()]
  expect(idOfToken('invitation', invitation.token)).toBe(invitation.id)
  const forged = [
    other.id + invitation.token.slice(36),
    invitation.token.slice(0, -1),
    `${invitation.token}A`,
    invitation.token.replace('-', '_'),
    invitation.id,
    '',
    '\u0000',
    'x'.repeat(10_000),
  ]
  for (const token of forged) {
    expect(idOfToken('invitation', token)).toBeNull()
    expect(await openInvitation(token)).toBeNull()
  }
})

test('the database alone is not enough to open an invitation', async () => {
  const { token } = await invited()
  const rows = JSON.stringify(await deskDb.invitation.findMany())
  expect(rows).not.toContain(token.slice(37))
})

test('an address that has an account is refused at its field', async () => {
  const { email } = await arrived()
  await expect(invite(await anEditor('ADMIN'), { ...someone(), email })).rejects.toMatchObject({
    field: 'email',
  })
})

test('guesses of a token from one address are limited', async () => {
  const address = `198.51.100.${++count}`
  const tries = await Promise.allSettled(
    Array.from({ length: 70 }, () =>
      acceptInvitation({ token: 'x'.repeat(80), chosen: password }, { address }),
    ),
  )
  const reasons = tries.map((tried) => (tried.status === 'rejected' ? String(tried.reason) : 'done'))
  expect(reasons.filter((reason) => reason.includes('too often'))).toHaveLength(10)
})

test('a suspension, a new role and an end of sessions take effect at the next request', async () => {
  const admin = await anEditor('ADMIN')
  const colleague = await arrived()
  await suspendEditor(admin, colleague)
  expect(await sessionEditor(colleague.session)).toBeNull()
  await expect(enter(colleague.email)).rejects.toMatchObject({ code: 'unauthenticated' })
  await restoreEditor(admin, colleague)
  const back = await enter(colleague.email)
  await changeRole(admin, { id: colleague.id, role: 'PUBLISHER' })
  expect(await sessionEditor(back.token)).toBeNull()
  const third = await enter(colleague.email)
  expect(third.editor.role).toBe('PUBLISHER')
  await endSessions(admin, colleague)
  expect(await sessionEditor(third.token)).toBeNull()
  const history = await deskDb.revision.findMany({
    where: { subjectId: colleague.id },
    orderBy: { number: 'asc' },
    select: { action: true, editorId: true },
  })
  expect(history.slice(1)).toEqual(
    ['SUSPENDED', 'RESTORED', 'ROLE_CHANGED', 'SESSIONS_ENDED'].map((action) => ({
      action,
      editorId: admin.id,
    })),
  )
})

test('no admin changes their own account, and the last admin stays one', async () => {
  const [admin, other] = [await anEditor('ADMIN'), await anEditor('ADMIN')]
  for (const change of [
    () => changeRole(admin, { id: admin.id, role: 'EDITOR' }),
    () => suspendEditor(admin, admin),
    () => endSessions(admin, admin),
  ])
    await expect(change()).rejects.toMatchObject({ code: 'forbidden' })
  const people = await deskPeople(admin)
  for (const { id, role, suspendedAt } of people)
    if (role === 'ADMIN' && suspendedAt === null && id !== admin.id && id !== other.id)
      await suspendEditor(admin, { id })
  await suspendEditor(admin, other)
  const owner = await openSession()
  const demotion = owner.query(`UPDATE desk."Editor" SET role = 'EDITOR' WHERE id = $1`, [admin.id])
  await expect(demotion).rejects.toThrow('The last admin stays one')
  await owner.end()
  await restoreEditor(admin, other)
})

test('two admins who demote each other at the same moment leave one admin', async () => {
  const [firstAdmin, secondAdmin] = [await anEditor('ADMIN'), await anEditor('ADMIN')]
  const [first, second] = [await openSession(), await openSession()]
  await first.query(
    `UPDATE desk."Editor" SET "suspendedAt" = now() WHERE role = 'ADMIN' AND id <> ALL ($1)`,
    [[firstAdmin.id, secondAdmin.id]],
  )
  const demote = `UPDATE desk."Editor" SET role = 'EDITOR' WHERE id = $1`
  await first.query('BEGIN')
  await first.query(demote, [secondAdmin.id])
  const secondUpdate = second.query(demote, [firstAdmin.id]).then(
    () => 'done',
    (error: unknown) => String(error),
  )
  await untilSomebodyWaits(first)
  await first.query('COMMIT')
  expect(await secondUpdate).toContain('The last admin stays one')
  await Promise.all([first.end(), second.end()])
})

test('an invitation queues its mail in its own transaction, and taking it back or renewing it cancels the mail', async () => {
  const jobOf = ({ id }: { id: string }) =>
    deskDb.job.findUnique({ where: { key: `mail invitation ${id}` }, include: { mail: true } })
  const admin = await anEditor('ADMIN')
  const offer = await invited()
  expect(await jobOf(offer)).toMatchObject({ doneAt: null, mail: { to: offer.email, name: 'Ola Quay' } })
  expect(JSON.stringify(await jobOf(offer))).not.toContain(offer.token.slice(37))
  const { email, name, role } = offer
  const renewed = await invite(admin, { email, name, role })
  expect((await jobOf(offer))?.doneAt).toBeInstanceOf(Date)
  expect((await jobOf(renewed))?.doneAt).toBeNull()
  await takeBackInvitation(admin, renewed)
  expect((await jobOf(renewed))?.doneAt).toBeInstanceOf(Date)
  const { email: taken } = await arrived()
  const mails = await deskDb.mail.count()
  await expect(invite(admin, { ...someone(), email: taken })).rejects.toMatchObject({ field: 'email' })
  expect(await deskDb.mail.count()).toBe(mails)
})

test('nobody is invited more than five times within a day, however fast', async () => {
  const admin = await anEditor('ADMIN')
  const draft = someone()
  for (let index = 0; index < 4; index++) await invite(admin, draft)
  const tries = await Promise.allSettled(Array.from({ length: 6 }, () => invite(admin, draft)))
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await deskDb.mail.count({ where: { to: draft.email } })).toBe(5)
  await expect(invite(admin, draft)).rejects.toMatchObject({ field: 'email' })
  await expect(invite(admin, someone())).resolves.toHaveProperty('id')
})

test('the list has every account with its sessions, and every open invitation with its link', async () => {
  const admin = await deskDb.editor.findFirstOrThrow({ where: { role: 'ADMIN', suspendedAt: null } })
  const [colleague, offer] = [await arrived(), await invited()]
  const { id, name, role } = admin
  const person = (await deskPeople({ id, name, role })).find((each) => each.id === colleague.id)
  expect(person).toMatchObject({ email: colleague.email, openSessions: 1, suspendedAt: null })
  expect(person?.lastSeenAt).toBeInstanceOf(Date)
  const invitations = await deskInvitations({ id, name, role })
  expect(invitations.find((each) => each.id === offer.id)).toMatchObject({
    token: offer.token,
    hasEnded: false,
  })
})
