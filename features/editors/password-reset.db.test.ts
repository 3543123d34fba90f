import { expect, test } from 'vitest'
import { deskDb } from '#lib/desk-db.server'
import { signedId } from '#lib/signed-id.server'
import { changeAccount, openSession, untilSomebodyWaits } from '#test/support/db-sessions'
import { emptyQueue, sendNext } from '#test/support/mail-queue'
import { aMailServer, decoded } from '#test/support/mail-server'
import { withFreshFactor } from '#test/support/second-factor'
import { handlersWith } from '#features/worker/handlers.server'
import { workOnce } from '#features/worker/worker.server'
import { changePassword, createEditor } from './commands.server'
import { openReset, requestReset, resetByLink } from './password-reset.server'
import { sessionEditor, signIn } from './session.server'

const { owner, until } = await emptyQueue()
const password = 'the tide comes in at six'
const chosen = 'the tide goes out at noon'
const ended = /was used, a newer one replaced it/
let count = 0
const client = () => ({
  address: `2001:db8:0:${(++count).toString(16)}::1`,
  browser: null,
  previousToken: undefined,
})

async function account() {
  const admin = await deskDb.editor.findFirst({ where: { role: 'ADMIN' } })
  const email = `ola-${++count}@harbour.example`
  const by = admin && { id: admin.id, name: admin.name, role: admin.role }
  const role = by ? 'EDITOR' : 'ADMIN'
  return { ...(await createEditor(by, { email, name: 'Ola Quay', role, password })), email }
}

const outcomeOf = async (attempt: Promise<unknown>): Promise<string> => {
  const [tried] = await Promise.allSettled([attempt])
  return tried?.status === 'rejected' ? String(tried.reason) : 'done'
}

/** Runs every request that waits. */
async function work(): Promise<void> {
  while (await workOnce('password-reset', handlersWith(null)));
}
async function linkFor({ id, email }: { id: string; email: string }) {
  await requestReset({ email }, client())
  await work()
  const reset = await deskDb.passwordReset.findFirst({ where: { editorId: id }, orderBy: { id: 'desc' } })
  if (!reset) throw new Error('There is no link.')
  return { id: reset.id, token: signedId('password-reset', reset.id) }
}
const use = (token: string, words = chosen) => outcomeOf(resetByLink({ token, chosen: words }, client()))
const enter = (email: string, words: string) => signIn({ email, password: words }, client())

test('a link sets a new password once, ends every session, and opens none', async () => {
  const owned = await account()
  const before = await enter(owned.email, password)
  const { token } = await linkFor(owned)
  expect(await openReset(token)).toEqual({ email: owned.email, name: 'Ola Quay' })
  expect(await openReset(token)).not.toBeNull()
  expect(await use(token)).toBe('done')
  expect(await sessionEditor(before.token)).toBeNull()
  expect(await deskDb.session.count({ where: { editorId: owned.id, revokedAt: null } })).toBe(0)
  expect(await use(token, 'a gull sits on the pier')).toMatch(ended)
  expect(await openReset(token)).toBeNull()
  expect(await outcomeOf(enter(owned.email, password))).toMatch(/not right/)
  expect(await outcomeOf(enter(owned.email, chosen))).toBe('done')
  const history = await deskDb.revision.findMany({
    where: { subjectId: owned.id },
    orderBy: { number: 'asc' },
  })
  expect(history.at(-1)).toMatchObject({ action: 'PASSWORD_RECOVERED', editorId: owned.id })
  const mails = await deskDb.mail.findMany({ where: { to: owned.email } })
  expect(mails.map(({ content }) => content)).toContainEqual({ template: 'password-changed', where: 'link' })
})

test('a second factor is still needed after a new password', async () => {
  const owned = await account()
  await withFreshFactor(owned)
  const { token } = await linkFor(owned)
  await use(token)
  expect((await enter(owned.email, chosen)).isCodeNeeded).toBe(true)
})

test('fifty uses of one link at the same moment set one password', async () => {
  const { token } = await linkFor(await account())
  const outcomes = await Promise.all(Array.from({ length: 50 }, () => use(token)))
  expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1)
  // On a busy machine a few get no connection in time; none of them sets a password either.
  expect(outcomes.filter((outcome) => ended.test(outcome)).length).toBeGreaterThan(0)
})

test('the newer of two links ends the older, and its mail', async () => {
  const owned = await account()
  const older = await linkFor(owned)
  const newer = await linkFor(owned)
  expect(await openReset(older.token)).toBeNull()
  expect(await use(older.token)).toMatch(ended)
  const jobs = await deskDb.job.findMany({ where: { key: { endsWith: older.id } } })
  expect(jobs.map(({ doneAt }) => doneAt)).toEqual([expect.any(Date)])
  expect(await use(newer.token)).toBe('done')
})

const change = (statement: string, id: string) => owner.query(statement, [id])
test.each<[string, (owned: Awaited<ReturnType<typeof account>>, linkId: string) => Promise<unknown>]>([
  [
    'a new password',
    (owned) => changePassword(owned, { current: password, chosen: 'a gull sits on the pier' }),
  ],
  ['a suspension', ({ id }) => changeAccount(id, { suspendedAt: new Date() })],
  [
    'a suspension that was taken back',
    async ({ id }) => {
      await changeAccount(id, { suspendedAt: new Date() })
      await change('UPDATE desk."Editor" SET "suspendedAt" = NULL WHERE id = $1', id)
    },
  ],
  ['another address', ({ id }) => change(`UPDATE desk."Editor" SET email = 'x' || email WHERE id = $1`, id)],
  [
    'thirty minutes',
    async (_, linkId) => {
      await owner.query('SET session_replication_role = replica')
      await change(
        `UPDATE desk."PasswordReset" SET "createdAt" = now() - interval '31 minutes', "expiresAt" = now() - interval '1 minute' WHERE id = $1`,
        linkId,
      )
      await owner.query('SET session_replication_role = DEFAULT')
    },
  ],
])('%s ends a link', async (_, happens) => {
  const owned = await account()
  const { id, token } = await linkFor(owned)
  await happens(owned, id)
  expect(await openReset(token)).toBeNull()
  expect(await use(token)).toMatch(ended)
  await outcomeOf(enter(owned.email, chosen)).then((outcome) => expect(outcome).not.toBe('done'))
})

test('a suspension at the same moment as the use of a link leaves the password as it is', async () => {
  const owned = await account()
  const { token } = await linkFor(owned)
  await owner.query('BEGIN')
  await change('UPDATE desk."Editor" SET "suspendedAt" = now() WHERE id = $1', owned.id)
  const using = use(token)
  const watcher = await openSession()
  await untilSomebodyWaits(watcher).finally(() => owner.query('COMMIT'))
  await watcher.end()
  expect(await using).toMatch(ended)
})

test('the database uses up no link that has expired', async () => {
  const { id } = await linkFor(await account())
  await owner.query('BEGIN')
  await owner.query('SET LOCAL session_replication_role = replica')
  await change(
    `UPDATE desk."PasswordReset" SET "createdAt" = now() - interval '31 minutes', "expiresAt" = now() - interval '1 minute' WHERE id = $1`,
    id,
  )
  await owner.query('SET LOCAL session_replication_role = DEFAULT')
  await expect(change('UPDATE desk."PasswordReset" SET "usedAt" = now() WHERE id = $1', id)).rejects.toThrow(
    'works for 30 minutes',
  )
  await owner.query('ROLLBACK')
})

test('an address with an account and one without write the same rows, and get the same answer', async () => {
  const owned = await account()
  const rowsOf = async (email: string) => {
    const before = await deskDb.job.count()
    const outcome = await outcomeOf(requestReset({ email }, client()))
    const requests = await deskDb.passwordResetRequest.count({ where: { email } })
    return { outcome, requests, jobs: (await deskDb.job.count()) - before }
  }
  const known = await rowsOf(owned.email)
  expect(known).toEqual({ outcome: 'done', requests: 1, jobs: 1 })
  expect(await rowsOf('nobody@harbour.example')).toEqual(known)
  await changeAccount(owned.id, { suspendedAt: new Date() })
  expect(await rowsOf(owned.email)).toMatchObject({ outcome: 'done', jobs: 1 })
  const mails = await deskDb.mail.count()
  await work()
  expect(await deskDb.passwordResetRequest.count()).toBe(0)
  expect(await deskDb.mail.count()).toBe(mails)
  expect(await deskDb.passwordReset.count({ where: { editorId: owned.id } })).toBe(0)
})

test.each([
  ['a second line', 'ola@harbour.example\nBcc: all@harbour.example'],
  ['a second recipient', 'ola@harbour.example, other@fare.example'],
  ['a pattern', '%@harbour.example'],
])('an address with %s gets nobody a mail', async (_, email) => {
  await account()
  const mails = await deskDb.mail.count()
  await requestReset({ email }, client())
  await work()
  expect(await deskDb.mail.count()).toBe(mails)
})

test('the mail goes to the stored address, with a link of the site’s own origin', async () => {
  const server = until(await aMailServer())
  const owned = await account()
  const { token } = await linkFor(owned)
  await sendNext(server.smtp)
  const [message = { to: [], text: '' }] = server.received
  expect(message.to).toEqual([owned.email])
  const addresses = decoded(message.text).match(/https?:\/\/[^"<\s]+/g)
  expect(new Set(addresses)).toEqual(new Set([`http://localhost:3000/sign-in/reset/${token}`]))
})

test('without a mail server no admin can read the link, and the mail of an ended link is not sent', async () => {
  const owned = await account()
  const { id, token } = await linkFor(owned)
  await sendNext(null)
  const mail = await deskDb.mail.findFirstOrThrow({ where: { to: owned.email }, include: { job: true } })
  expect(mail.storedAt).toBeNull()
  expect(mail.job.lastError).toMatch(/nobody but its owner/)
  expect(JSON.stringify(await deskDb.mail.findMany())).not.toContain(token.slice(37))
  await linkFor(owned)
  await owner.query(
    'UPDATE desk."PasswordReset" SET "endedAt" = now() WHERE "endedAt" IS NULL AND "usedAt" IS NULL AND id <> $1',
    [id],
  )
  const server = until(await aMailServer())
  await sendNext(server.smtp)
  expect(server.received).toEqual([])
})

test('an account gets five links an hour, and a network twenty', async () => {
  const owned = await account()
  for (let index = 0; index < 7; index++) await requestReset(owned, client())
  await Promise.all([work(), work(), work()])
  expect(await deskDb.passwordReset.count({ where: { editorId: owned.id } })).toBe(5)
  expect(await deskDb.passwordReset.count({ where: { editorId: owned.id, endedAt: null } })).toBe(1)
  const here = { address: '198.51.100.7' }
  const outcomes = await Promise.all(
    Array.from({ length: 30 }, (_, index) =>
      outcomeOf(requestReset({ email: `${index}@harbour.example` }, here)),
    ),
  )
  expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(20)
  expect(outcomes.filter((outcome) => /Too many links/.test(outcome))).toHaveLength(10)
})

test('a guessed, cut, changed or foreign code is no link, and guesses are limited', async () => {
  const owned = await account()
  const { id, token } = await linkFor(owned)
  const forged = [
    signedId('invitation', id),
    token.slice(0, -1),
    `${token}A`,
    id,
    '',
    '\u0000',
    'x'.repeat(10_000),
  ]
  for (const guess of forged) {
    expect(await openReset(guess)).toBeNull()
    expect(await use(guess)).toMatch(ended)
  }
  const here = { address: '198.51.100.8' }
  const outcomes = await Promise.all(
    Array.from({ length: 70 }, () => outcomeOf(resetByLink({ token: 'x'.repeat(80), chosen }, here))),
  )
  expect(outcomes.filter((outcome) => /too often/.test(outcome))).toHaveLength(10)
})

test('a weak new password is refused at its field, and the link still works', async () => {
  const owned = await account()
  const { token } = await linkFor(owned)
  await expect(resetByLink({ token, chosen: owned.email }, client())).rejects.toMatchObject({
    field: 'chosen',
  })
  expect(await use(token)).toBe('done')
})
