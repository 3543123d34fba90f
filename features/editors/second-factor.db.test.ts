import { expect, test } from 'vitest'
import { type KnownBrowser, knownBrowser, newBrowserToken } from '#lib/known-browser'
import { deskDb } from '#lib/desk-db.server'
import { runOnce } from '#lib/idempotency.server'
import { changeAccount, openSession } from '#test/support/db-sessions'
import { aSession, secretOf, withFreshFactor } from '#test/support/second-factor'
import { codeOf } from '#test/support/totp'
import { changePassword, createEditor } from './commands.server'
import type { Editor } from './editor'
import { deskSecondFactor } from './queries.server'
import {
  confirmFactor,
  giveFactor,
  removeFactor,
  renewRecoveryCodes,
  startFactor,
} from './second-factor.server'
import { completeSignIn, pendingAccount, sessionEditor, signIn } from './session.server'

const password = 'the tide comes in at six'
let count = 0
const client = (address = `192.0.2.${++count}`, browser: KnownBrowser | null = null) => ({
  ...{ address, browser, previousToken: undefined },
})

async function account(): Promise<Editor & { email: string; sessionId: string }> {
  const admin = await deskDb.editor.findFirst({ where: { role: 'ADMIN' } })
  const email = `ola-${++count}@harbour.example`
  const by = admin && { id: admin.id, name: admin.name, role: admin.role }
  const role = by ? 'EDITOR' : 'ADMIN'
  const editor = await createEditor(by, { email, name: 'Ola Quay', role, password })
  return { ...editor, email, sessionId: await aSession(editor) }
}

/** The next code is then that of a later step. */
async function enrolled() {
  const editor = await account()
  await startFactor(editor, { current: password })
  const secret = await secretOf(editor)
  const recovery = await confirmFactor(editor, { code: codeOf(secret) })
  return { editor, secret, recovery }
}

async function pending(email: string): Promise<string> {
  const opened = await signIn({ email, password }, client())
  if (!opened.isCodeNeeded) throw new Error('The password alone opened a session.')
  return opened.token
}

const outcomeOf = async (work: Promise<unknown>): Promise<string> => {
  const [tried] = await Promise.allSettled([work])
  return tried?.status === 'rejected' ? String(tried.reason) : 'done'
}
/** The code of the next step, which counts already: one step of drift is allowed. */
const nextCode = (secret: string) => codeOf(secret, { steps: 1 })
const wrong = /This code is not right/

test('a secret counts as a factor only after a code of it was given', async () => {
  const editor = await account()
  await startFactor(editor, { current: password })
  expect((await signIn({ email: editor.email, password }, client())).isCodeNeeded).toBe(false)
  const shown = await deskSecondFactor(editor)
  expect(shown).toMatchObject({ confirmedAt: null, enrolment: { secret: await secretOf(editor) } })
  expect(await outcomeOf(confirmFactor(editor, { code: '000000' }))).toMatch(/not right/)
  expect((await signIn({ email: editor.email, password }, client())).isCodeNeeded).toBe(false)
  await confirmFactor(editor, { code: codeOf(await secretOf(editor)) })
  expect(await deskSecondFactor(editor)).toMatchObject({ codesLeft: 10, enrolment: null })
  expect((await signIn({ email: editor.email, password }, client())).isCodeNeeded).toBe(true)
})

test('setting a factor up needs the password, and an account has one at a time', async () => {
  const editor = await account()
  expect(await outcomeOf(startFactor(editor, { current: 'another password' }))).toMatch(/not right/)
  expect(await deskDb.authenticator.count({ where: { editorId: editor.id } })).toBe(0)
  const other = await enrolled()
  const before = await secretOf(other.editor)
  expect(await outcomeOf(startFactor(other.editor, { current: password }))).toMatch(/Remove it first/)
  expect(await secretOf(other.editor)).toBe(before)
})

test('a secret that waits for its code longer than fifteen minutes is shown and confirmed no more', async () => {
  const editor = await account()
  await startFactor(editor, { current: password })
  const code = codeOf(await secretOf(editor))
  await deskDb.authenticator.update({
    where: { editorId: editor.id },
    data: { createdAt: new Date(Date.now() - 16 * 60 * 1000) },
  })
  expect((await deskSecondFactor(editor)).enrolment).toBeNull()
  expect(await outcomeOf(confirmFactor(editor, { code }))).toMatch(/Begin again/)
})

test('the password alone opens no session, and the code opens one', async () => {
  const { editor, secret } = await enrolled()
  const token = await pending(editor.email)
  expect(await sessionEditor(token)).toBeNull()
  expect(await pendingAccount(token)).toMatchObject({ id: editor.id })
  const opened = await completeSignIn({ pendingToken: token, code: nextCode(secret) }, client('192.0.2.77'))
  expect(await sessionEditor(opened.token)).toMatchObject({ id: editor.id })
  const session = await deskDb.session.findFirstOrThrow({
    where: { editorId: editor.id },
    orderBy: { createdAt: 'desc' },
  })
  expect(session.network).toBe('192.0.2.77')
  expect(session.factorAt).not.toBeNull()
})

test('of twenty equal codes at once, one is accepted', async () => {
  const { editor, secret } = await enrolled()
  const tokens = await Promise.all(Array.from({ length: 5 }, () => pending(editor.email)))
  const code = nextCode(secret)
  const tries = await Promise.allSettled(
    [...tokens, ...tokens, ...tokens, ...tokens].map((pendingToken) =>
      completeSignIn({ pendingToken, code }, client()),
    ),
  )
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('a code that was used, and an older one than that, is refused', async () => {
  const { editor, secret } = await enrolled()
  const now = Date.now() / 1000
  const enter = async (steps: number) =>
    outcomeOf(
      completeSignIn(
        { pendingToken: await pending(editor.email), code: codeOf(secret, { now, steps }) },
        client(),
      ),
    )
  expect(await enter(1)).toBe('done')
  for (const steps of [1, 0, -1]) expect(await enter(steps)).toMatch(wrong)
})

test('a recovery code works once, in any way of typing it', async () => {
  const { editor, recovery } = await enrolled()
  const [first = '', second = ''] = recovery
  const enter = async (code: string) =>
    outcomeOf(completeSignIn({ pendingToken: await pending(editor.email), code }, client()))
  expect(await enter(first)).toBe('done')
  expect(await enter(first)).toMatch(wrong)
  expect(await enter(second.toUpperCase().replaceAll('-', ' '))).toBe('done')
  expect((await deskSecondFactor(editor)).codesLeft).toBe(8)
})

test('every wrong code gets the same answer', async () => {
  const { editor, recovery } = await enrolled()
  const token = await pending(editor.email)
  const answers = await Promise.all(
    ['000000', '12', 'no code', recovery[0]?.slice(1) ?? '', '0'.repeat(24)].map((code) =>
      outcomeOf(completeSignIn({ pendingToken: token, code }, client())),
    ),
  )
  expect(new Set(answers).size).toBe(1)
  expect(answers[0]).toMatch(wrong)
})

test('a sign-in that is half done ends after five minutes, once used, and with a change of the account', async () => {
  const { editor, recovery } = await enrolled()
  const codes = [...recovery]
  const late = /Sign in again/
  const give = (pendingToken: string) =>
    outcomeOf(completeSignIn({ pendingToken, code: codes.pop() ?? '' }, client()))
  const used = await pending(editor.email)
  expect(await give(used)).toBe('done')
  expect(await give(used)).toMatch(late)
  const old = await pending(editor.email)
  const owner = await openSession()
  await owner.query(
    `UPDATE desk."PendingSignIn" SET "createdAt" = now() - interval '6 minutes', "expiresAt" = now() - interval '1 minute'`,
  )
  expect(await give(old)).toMatch(late)
  const beforePassword = await pending(editor.email)
  await changePassword(editor, { current: password, chosen: 'the tide goes out at noon' })
  expect(await give(beforePassword)).toMatch(late)
  await changePassword(editor, { current: 'the tide goes out at noon', chosen: password })
  const beforeSuspension = await pending(editor.email)
  await changeAccount(editor.id, { suspendedAt: new Date() })
  expect(await give(beforeSuspension)).toMatch(late)
  await owner.end()
})

test('codes are limited by account and network, and by the hour over all networks', async () => {
  const { editor } = await enrolled()
  const pendingToken = await pending(editor.email)
  const give = (address: string, browser: KnownBrowser | null = null) =>
    outcomeOf(completeSignIn({ pendingToken, code: '000000' }, client(address, browser)))
  const here = []
  for (let tried = 0; tried < 12; tried++) here.push(await give('198.51.100.1'))
  expect(here.filter((answer) => wrong.test(answer))).toHaveLength(10)
  expect(here.at(-1)).toMatch(/tried too often/)
  // The code that set the factor up counts too.
  const elsewhere = []
  for (let tried = 0; tried < 60; tried++) elsewhere.push(await give(`198.51.100.${2 + (tried % 30)}`))
  expect(elsewhere.filter((answer) => wrong.test(answer))).toHaveLength(49)
  expect(elsewhere.at(-1)).toMatch(/Wait an hour/)
  const secret = process.env['APP_SECRET'] ?? ''
  const own = knownBrowser(newBrowserToken(editor.email, secret), secret)
  expect(await give('198.51.100.99', own)).toMatch(wrong)
})

test('a removal and new recovery codes need a code of this session', async () => {
  const { editor, secret, recovery } = await enrolled()
  const other = { ...editor, sessionId: await aSession(editor) }
  for (const step of [removeFactor, renewRecoveryCodes])
    expect(await outcomeOf(step(other))).toMatch(/Give a code/)
  expect(await outcomeOf(giveFactor(other, { code: '000000' }))).toMatch(wrong)
  await giveFactor(other, { code: nextCode(secret) })
  const renewed = await renewRecoveryCodes(other)
  expect(renewed).toHaveLength(10)
  const pendingToken = await pending(editor.email)
  expect(await outcomeOf(completeSignIn({ pendingToken, code: recovery[0] ?? '' }, client()))).toMatch(wrong)
  await removeFactor(other)
  expect((await signIn({ email: editor.email, password }, client())).isCodeNeeded).toBe(false)
  const sessions = await deskDb.session.findMany({ where: { editorId: editor.id } })
  expect(sessions.map(({ factorAt }) => factorAt)).toEqual(sessions.map(() => null))
  expect(await deskDb.recoveryCode.count({ where: { editorId: editor.id } })).toBe(0)
})

test('recovery codes are returned once, also when the form is sent again', async () => {
  const editor = await withFreshFactor(await account())
  const request = { key: crypto.randomUUID(), editorId: editor.id, fingerprint: 'x' }
  const renew = () => runOnce(request, () => renewRecoveryCodes(editor))
  const codes = await renew()
  expect(await outcomeOf(renew())).toMatch(/shown once/)
  const answers = await deskDb.idempotencyKey.findMany({ where: { editorId: editor.id } })
  expect(JSON.stringify(answers)).not.toContain(codes[0])
})

test('neither a secret nor a code can be read from a copy of the database', async () => {
  const { editor, secret, recovery } = await enrolled()
  const token = await pending(editor.email)
  const owner = await openSession()
  const { rows: tables } = await owner.query(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('desk', 'published')`,
  )
  for (const { name } of tables) {
    const { rows } = await owner.query(`SELECT coalesce(string_agg(t::text, ' '), '') AS text FROM ${name} t`)
    for (const plain of [secret, token, ...recovery, ...recovery.map((code) => code.replaceAll('-', ''))])
      expect(rows[0].text.includes(plain), name).toBe(false)
  }
  await owner.end()
})

test('history has who set a factor up, renewed codes and removed it', async () => {
  const editor = await withFreshFactor(await account())
  await renewRecoveryCodes(editor)
  await removeFactor(editor)
  const revisions = await deskDb.revision.findMany({
    where: { subjectId: editor.id },
    orderBy: { number: 'asc' },
    select: { action: true },
  })
  expect(revisions.map(({ action }) => action)).toEqual(['CREATED', 'RECOVERY_CODES_MADE', 'FACTOR_REMOVED'])
})
