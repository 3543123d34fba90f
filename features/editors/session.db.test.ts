import { expect, test } from 'vitest'
import { type KnownBrowser, knownBrowser, newBrowserToken } from '#lib/known-browser'
import { deskDb } from '#lib/desk-db.server'
import { changePassword, createEditor } from './commands.server'
import { changeAccount, openSession, untilSomebodyWaits } from '#test/support/db-sessions'
import { endOtherSessions, endOwnSession } from './own-sessions.server'
import { deskSessions } from './queries.server'
import { sessionEditor, signIn, signOut } from './session.server'

const password = 'the tide comes in at six'
const from = { address: '192.0.2.1', browser: null, previousToken: undefined }
let count = 0

async function account(role: 'ADMIN' | 'EDITOR' = 'EDITOR') {
  const admin = await deskDb.editor.findFirst({ where: { role: 'ADMIN' } })
  const email = `rosa-${++count}@harbour.example`
  const by = admin && { id: admin.id, name: admin.name, role: admin.role }
  const editor = await createEditor(by, {
    email,
    name: 'Rosa Lindqvist',
    role: by ? role : 'ADMIN',
    password,
  })
  return { editor, email }
}

/** Uses its own address, so that attempts of other tests do not count. */
const enter = async (email: string, tried = password) =>
  signIn(
    { email, password: tried },
    { address: `192.0.2.${++count}`, browser: null, previousToken: undefined },
  )

const outcomeOf = async (work: Promise<unknown>): Promise<string> => {
  const [tried] = await Promise.allSettled([work])
  return tried?.status === 'rejected' ? String(tried.reason) : 'done'
}

test('the database stores only the SHA-256 of a session token', async () => {
  const { editor, email } = await account()
  const { token, expiresAt } = await enter(email)
  expect(token).toMatch(/^[\w-]{43}$/)
  expect(await sessionEditor(token)).toMatchObject(editor)
  expect(expiresAt.getTime()).toBeGreaterThan(Date.now())
  const rows = JSON.stringify(await deskDb.session.findMany({ where: { editorId: editor.id } }))
  expect(rows).not.toContain(token)
  expect(await sessionEditor('x'.repeat(43))).toBeNull()
})

test('an unknown account, a suspended one and a wrong password get the same message', async () => {
  const { email } = await account()
  const suspended = await account()
  await changeAccount(suspended.editor.id, { suspendedAt: new Date() })
  const refusals = await Promise.allSettled([
    enter('nobody@harbour.example'),
    enter(suspended.email),
    enter(email, 'another password'),
  ])
  const words = refusals.map((refusal) => (refusal.status === 'rejected' ? String(refusal.reason) : 'let in'))
  expect(new Set(words)).toEqual(new Set(['AppError: The e-mail address or the password is not right.']))
})

test('signing in ends the previous session, so a planted token is useless', async () => {
  const { email } = await account()
  const { token: previousToken } = await enter(email)
  const { token } = await signIn(
    { email, password },
    { address: `192.0.2.${++count}`, browser: null, previousToken },
  )
  expect(token).not.toBe(previousToken)
  expect(await sessionEditor(previousToken)).toBeNull()
  expect(await sessionEditor(token)).not.toBeNull()
})

test('signing out, a suspension and a new password end sessions at once', async () => {
  const { editor, email } = await account()
  const sessions = await Promise.all([enter(email), enter(email)])
  const [first, second] = sessions
  await signOut(first.token)
  expect(await sessionEditor(first.token)).toBeNull()
  expect(await sessionEditor(second.token)).not.toBeNull()
  await changePassword(editor, { current: password, chosen: 'the tide goes out at noon' })
  expect(await sessionEditor(second.token)).toBeNull()
  const third = await enter(email, 'the tide goes out at noon')
  await changeAccount(editor.id, { suspendedAt: new Date() })
  expect(await sessionEditor(third.token)).toBeNull()
})

test('a new role ends existing sessions and applies to later ones', async () => {
  const { editor, email } = await account()
  const { token: before } = await enter(email)
  await changeAccount(editor.id, { role: 'CONTRIBUTOR' })
  expect(await sessionEditor(before)).toBeNull()
  const { token } = await enter(email)
  expect(await sessionEditor(token)).toMatchObject({ role: 'CONTRIBUTOR' })
})

test.each([
  ['a new password', `"passwordHash" = (SELECT "passwordHash" FROM desk."Editor" ORDER BY id LIMIT 1)`],
  ['a suspension', '"suspendedAt" = now()'],
])('%s during a sign-in refuses the old password', async (_, set) => {
  await account()
  const { editor, email } = await account()
  const [owner, watcher] = await Promise.all([openSession(), openSession()])
  await owner.query('BEGIN')
  await owner.query(`UPDATE desk."Editor" SET ${set} WHERE id = $1`, [editor.id])
  const entering = outcomeOf(enter(email))
  await untilSomebodyWaits(watcher).finally(() => owner.query('COMMIT'))
  await Promise.all([owner.end(), watcher.end()])
  expect(await entering).toBe('AppError: The e-mail address or the password is not right.')
  expect(await deskDb.session.count({ where: { editorId: editor.id, revokedAt: null } })).toBe(0)
})

test('a signed-in account allows ten of two hundred password guesses', async () => {
  const { editor } = await account()
  const guess = () => changePassword(editor, { current: 'a guess', chosen: 'the tide goes out at noon' })
  const tries = await Promise.all(Array.from({ length: 200 }, () => outcomeOf(guess())))
  expect(tries.filter((words) => words.includes('is not right'))).toHaveLength(10)
  expect(tries.filter((words) => words.includes('tried too often'))).toHaveLength(190)
})

test('a session ends by the database clock after 12 hours, or after 30 idle minutes', async () => {
  const { editor, email } = await account()
  for (const column of ['expiresAt', 'lastSeenAt'] as const) {
    const { token } = await enter(email)
    const past = new Date(Date.now() - (column === 'expiresAt' ? 1000 : 31 * 60_000))
    await deskDb.session.updateMany({ where: { editorId: editor.id }, data: { [column]: past } })
    expect(await sessionEditor(token)).toBeNull()
  }
})

test('ten of two hundred simultaneous guesses are verified, and the owner can sign in from another address', async () => {
  const { email } = await account()
  const tries = await Promise.allSettled(
    Array.from({ length: 200 }, () => signIn({ email, password: 'a guess' }, from)),
  )
  const words = tries.map((attempt) => (attempt.status === 'rejected' ? String(attempt.reason) : 'let in'))
  const verified = words.filter((word) => word.includes('is not right'))
  expect(verified.length).toBe(10)
  expect(words.filter((word) => word === 'let in')).toEqual([])
  await expect(signIn({ email, password }, from)).rejects.toMatchObject({ code: 'unauthenticated' })
  expect(await enter(email)).toMatchObject({ editor: { name: 'Rosa Lindqvist' } })
})

test('a browser that signed in to an account before comes in from an address that is flooded', async () => {
  const [ownAccount, other] = [await account(), await account()]
  const flooded = { ...from, address: '198.51.100.7' }
  await Promise.allSettled(
    Array.from({ length: 70 }, () => signIn({ email: ownAccount.email, password: 'a guess' }, flooded)),
  )
  const secret = process.env['APP_SECRET'] ?? ''
  const browserOf = (email: string) => knownBrowser(newBrowserToken(email, secret), secret)
  const enterBy = (browser: KnownBrowser | null) =>
    outcomeOf(signIn({ email: ownAccount.email, password }, { ...flooded, browser }))
  expect(await enterBy(null)).toMatch(/tried too often/)
  expect(await enterBy(browserOf(other.email))).toMatch(/tried too often/)
  expect(await enterBy(browserOf(ownAccount.email))).not.toMatch(/tried too often/)
})

test('a known browser has ten guesses a minute as well', async () => {
  const { email } = await account()
  const secret = process.env['APP_SECRET'] ?? ''
  const browser = knownBrowser(newBrowserToken(email, secret), secret)
  const tries = await Promise.all(
    Array.from({ length: 50 }, () => outcomeOf(signIn({ email, password: 'a guess' }, { ...from, browser }))),
  )
  expect(tries.filter((words) => words.includes('is not right'))).toHaveLength(10)
})

test('the rate limit stores no address or e-mail in plain text', async () => {
  const keys = await deskDb.rateLimit.findMany({ select: { key: true } })
  expect(keys.length).toBeGreaterThan(0)
  expect(keys.filter(({ key }) => /192\.0|harbour/.test(key))).toEqual([])
})

test('the account page lists open sessions with their place, and ends one or all others', async () => {
  const { editor, email } = await account()
  const at = (userAgent: string) =>
    signIn(
      { email, password },
      { address: '2001:db8:1:2:3::4', userAgent, browser: null, previousToken: undefined },
    )
  const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
  const phone =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1'
  const tokens = [await at(firefox), await at(phone), await at('')].map(({ token }) => token)
  const current = await sessionEditor(tokens[0] ?? '')
  if (!current) throw new Error('The session has ended.')
  const sessions = await deskSessions(current)
  expect(sessions.map(({ browser, network, isCurrent }) => ({ browser, network, isCurrent }))).toEqual([
    { browser: 'Firefox on Linux', network: '2001:db8:1:2::/64', isCurrent: true },
    { browser: null, network: '2001:db8:1:2::/64', isCurrent: false },
    { browser: 'Safari on iOS', network: '2001:db8:1:2::/64', isCurrent: false },
  ])
  const other = await account()
  expect(await outcomeOf(endOwnSession(other.editor, { id: current.sessionId }))).toMatch(/has ended already/)
  expect(await sessionEditor(tokens[0] ?? '')).not.toBeNull()
  await endOwnSession(current, { id: sessions[2]?.id ?? '' })
  expect(await sessionEditor(tokens[1] ?? '')).toBeNull()
  expect(await sessionEditor(tokens[2] ?? '')).not.toBeNull()
  await endOtherSessions(current)
  expect(await sessionEditor(tokens[2] ?? '')).toBeNull()
  expect(await sessionEditor(tokens[0] ?? '')).toMatchObject({ id: editor.id })
})
