import { expect, test } from 'vitest'
import { deskDb, deskTransaction } from '#lib/desk-db.server'
import { env } from '#lib/env'
import { changeAccount, openSession } from '#test/support/db-sessions'
import { anEditor } from '#test/support/factories'
import { aPasskey, aSession, secretOf } from '#test/support/second-factor'
import { softwarePasskey } from '#test/support/software-passkey'
import { codeOf } from '#test/support/totp'
import { createEditor } from './commands.server'
import type { Editor, Role } from './editor'
import { resetFactor } from './people.server'
import { addPasskey, removePasskey, startPasskey } from './passkeys.server'
import { deskPeople, deskSecondFactor } from './queries.server'
import {
  confirmFactor,
  deskFactorOffer,
  giveFactor,
  removeFactor,
  renewRecoveryCodes,
  startFactor,
} from './second-factor.server'
import { completeSignIn, pendingFactors, sessionEditor, signIn } from './session.server'
import { requireFreshFactor } from './step-up.server'

const password = 'the tide comes in at six'
const origin = env.APP_ORIGIN
let count = 0
const client = () => ({ address: `192.0.2.${++count}`, browser: null, previousToken: undefined })
const outcomeOf = async (attempt: Promise<unknown>): Promise<string> => {
  const [tried] = await Promise.allSettled([attempt])
  return tried?.status === 'rejected' ? String(tried.reason) : 'done'
}

async function account(role: Role = 'EDITOR'): Promise<Editor & { email: string; sessionId: string }> {
  const email = `ola-${++count}@harbour.example`
  const editor = await createEditor(await anEditor('ADMIN'), { email, name: 'Ola Quay', role, password })
  return { ...editor, email, sessionId: await aSession(editor) }
}

/** Adds a passkey in the session of the editor. */
async function add(editor: Editor, { name = 'Work laptop', counter = 0 } = {}) {
  const device = softwarePasskey()
  const { challenge } = await startPasskey(editor, { current: password })
  const codes = await addPasskey(editor, { name, answer: device.create({ challenge, origin, counter }) })
  return { device, codes }
}

async function withPasskey(role: Role = 'EDITOR', counter = 0) {
  const editor = await account(role)
  return { editor, ...(await add(editor, { counter })) }
}

/** Gives the right password, and returns the challenge of the second step. */
async function pending(email: string): Promise<{ pendingToken: string; challenge: string }> {
  const opened = await signIn({ email, password }, client())
  if (!opened.isCodeNeeded) throw new Error('The password alone opened a session.')
  const offer = await pendingFactors(opened.token)
  return { pendingToken: opened.token, challenge: offer?.passkey?.challenge ?? '' }
}
const complete = (pendingToken: string, passkey: string) =>
  completeSignIn({ pendingToken, passkey }, client())
const elsewhere = async (editor: Editor & { email: string }) => ({
  ...editor,
  sessionId: await aSession(editor),
})
const challengeOf = async (editor: Editor) => (await deskFactorOffer(editor)).passkey?.challenge ?? ''
const refused = /The passkey was not accepted/

test('the first passkey brings recovery codes, and is a second factor at the sign-in', async () => {
  const { editor, device, codes } = await withPasskey()
  expect(codes).toHaveLength(10)
  expect(await deskSecondFactor(editor)).toMatchObject({
    ...{ hasFactor: true, confirmedAt: null, codesLeft: 10 },
    passkeys: [{ name: 'Work laptop', lastUsedAt: null }],
  })
  const { pendingToken, challenge } = await pending(editor.email)
  const opened = await complete(pendingToken, device.use({ challenge, origin }))
  expect(await sessionEditor(opened.token)).toMatchObject({ id: editor.id })
  const session = await deskDb.session.findFirstOrThrow({
    where: { editorId: editor.id },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
  expect(session.factorAt).not.toBeNull()
  expect((await deskSecondFactor(editor)).passkeys[0]?.lastUsedAt).toBeInstanceOf(Date)
})

test('a recovery code opens an account that has only a passkey, once', async () => {
  const { editor, codes } = await withPasskey()
  const enter = async () =>
    outcomeOf(
      completeSignIn(
        { pendingToken: (await pending(editor.email)).pendingToken, code: codes[0] ?? '' },
        client(),
      ),
    )
  expect(await enter()).toBe('done')
  expect(await enter()).toMatch(/This code is not right/)
})

test('an answer counts once, also of twenty at the same moment', async () => {
  const { editor, device } = await withPasskey()
  const { pendingToken, challenge } = await pending(editor.email)
  const answer = device.use({ challenge, origin })
  const tries = await Promise.all(Array.from({ length: 20 }, () => outcomeOf(complete(pendingToken, answer))))
  expect(tries.filter((outcome) => outcome === 'done')).toHaveLength(1)
  const again = await pending(editor.email)
  expect(await outcomeOf(complete(again.pendingToken, answer))).toMatch(refused)
})

test('a wrong answer uses up its challenge', async () => {
  const { editor, device } = await withPasskey()
  const { pendingToken, challenge } = await pending(editor.email)
  const wrong = device.use({ challenge, origin: 'https://fare.example' })
  expect(await outcomeOf(complete(pendingToken, wrong))).toMatch(refused)
  expect(await outcomeOf(complete(pendingToken, device.use({ challenge, origin })))).toMatch(refused)
  const offer = await pendingFactors(pendingToken)
  const fresh = device.use({ challenge: offer?.passkey?.challenge ?? '', origin })
  expect(await outcomeOf(complete(pendingToken, fresh))).toBe('done')
})

test('a challenge lasts five minutes by the database clock, and belongs to its own sign-in', async () => {
  const { editor, device } = await withPasskey()
  const [first, second] = [await pending(editor.email), await pending(editor.email)]
  const owner = await openSession()
  const foreign = device.use({ challenge: first.challenge, origin })
  expect(await outcomeOf(complete(second.pendingToken, foreign))).toMatch(refused)
  await owner.query('SET session_replication_role = replica')
  await owner.query(`UPDATE desk."PasskeyChallenge" SET "expiresAt" = now() - interval '1 second'`)
  await owner.end()
  expect(await outcomeOf(complete(first.pendingToken, foreign))).toMatch(refused)
})

test.each([
  ['of another origin', { origin: 'https://fare.example' }],
  ['of another host', { rpId: 'fare.example', origin }],
  ['without recognising the person', { isVerified: false, origin }],
])('an answer %s is refused', async (_, situation) => {
  const { editor, device } = await withPasskey()
  const { pendingToken, challenge } = await pending(editor.email)
  expect(await outcomeOf(complete(pendingToken, device.use({ challenge, ...situation })))).toMatch(refused)
  const other = await account()
  const creation = await startPasskey(other, { current: password })
  const answer = softwarePasskey().create({ challenge: creation.challenge, ...situation })
  expect(await outcomeOf(addPasskey(other, { name: 'Phone', answer }))).toMatch(refused)
  expect(await deskDb.passkey.count({ where: { editorId: other.id } })).toBe(0)
})

test('the passkey of another account opens nothing', async () => {
  const [own, other] = [await withPasskey(), await withPasskey()]
  const { pendingToken, challenge } = await pending(own.editor.email)
  expect(await outcomeOf(complete(pendingToken, other.device.use({ challenge, origin })))).toMatch(refused)
  const session = await elsewhere(own.editor)
  const factor = { passkey: other.device.use({ challenge: await challengeOf(session), origin }) }
  expect(await outcomeOf(giveFactor(session, factor))).toMatch(refused)
})

test('a credential belongs to one account', async () => {
  const { device } = await withPasskey()
  const other = await account()
  const { challenge } = await startPasskey(other, { current: password })
  const answer = device.create({ challenge, origin })
  expect(await outcomeOf(addPasskey(other, { name: 'Copy', answer }))).toMatch(/on file already/)
})

test('a counter that goes back is refused, by the application and by the database', async () => {
  const { editor, device } = await withPasskey('EDITOR', 7)
  const use = async (counter: number) => {
    const { pendingToken, challenge } = await pending(editor.email)
    return outcomeOf(complete(pendingToken, device.use({ challenge, origin, counter })))
  }
  expect(await use(9)).toBe('done')
  for (const counter of [0, 8, 9]) expect(await use(counter)).toMatch(refused)
  expect(await use(10)).toBe('done')
  const back = deskTransaction(
    (tx) => tx.$executeRaw`UPDATE desk."Passkey" SET counter = 3 WHERE "editorId" = ${editor.id}::uuid`,
  )
  expect(await outcomeOf(back)).toMatch(/rises with each use/)
})

test('a passkey opens a step-up for ten minutes, in its own session', async () => {
  const { editor, device } = await withPasskey()
  const [session, other] = [await elsewhere(editor), await elsewhere(editor)]
  const isFresh = (of: Editor) => outcomeOf(deskTransaction((tx) => requireFreshFactor(tx, of)))
  expect(await isFresh(session)).toMatch(/Give a code/)
  await giveFactor(session, { passkey: device.use({ challenge: await challengeOf(session), origin }) })
  expect(await isFresh(session)).toBe('done')
  expect(await isFresh(other)).toMatch(/Give a code/)
})

test('another factor beside the first needs the first, and brings no other recovery codes', async () => {
  const { editor, device, codes } = await withPasskey()
  const session = await elsewhere(editor)
  expect(await outcomeOf(startPasskey(session, { current: password }))).toMatch(/Give a code/)
  expect(await outcomeOf(startFactor(session, { current: password }))).toMatch(/Give a code/)
  await giveFactor(session, { passkey: device.use({ challenge: await challengeOf(session), origin }) })
  expect((await add(session, { name: 'Key in the safe' })).codes).toEqual([])
  await startFactor(session, { current: password })
  expect(await confirmFactor(session, { code: codeOf(await secretOf(session)) })).toEqual([])
  expect(await deskDb.recoveryCode.count({ where: { editorId: editor.id } })).toBe(codes.length)
  expect(await outcomeOf(startPasskey(await account(), { current: 'a guess' }))).toMatch(/not right/)
})

test('the last factor of a publisher stays, of either kind; another one may go', async () => {
  const { editor } = await withPasskey('PUBLISHER')
  const idOf = async (name: string) =>
    (await deskDb.passkey.findFirstOrThrow({ where: { editorId: editor.id, name } })).id
  const keep = /Add another before you remove this one/
  expect(await outcomeOf(removePasskey(editor, { id: await idOf('Work laptop') }))).toMatch(keep)
  await add(editor, { name: 'Key in the safe' })
  await removePasskey(editor, { id: await idOf('Work laptop') })
  const person = await elsewhere(editor)
  await deskDb.session.update({ where: { id: person.sessionId }, data: { factorAt: new Date() } })
  expect(await outcomeOf(removePasskey(person, { id: await idOf('Key in the safe') }))).toMatch(keep)
  await startFactor(person, { current: password })
  await confirmFactor(person, { code: codeOf(await secretOf(person)) })
  await removePasskey(person, { id: await idOf('Key in the safe') })
  await deskDb.session.update({ where: { id: person.sessionId }, data: { factorAt: new Date() } })
  expect(await outcomeOf(removeFactor(person))).toMatch(keep)
  expect((await deskSecondFactor(person)).hasFactor).toBe(true)
})

test('an editor may remove the last passkey: its recovery codes and fresh sessions end with it', async () => {
  const { editor } = await withPasskey()
  const { id } = await deskDb.passkey.findFirstOrThrow({ where: { editorId: editor.id } })
  const other = await withPasskey()
  expect(await outcomeOf(removePasskey(other.editor, { id }))).toMatch(/removed already/)
  await removePasskey(editor, { id })
  expect(await deskDb.recoveryCode.count({ where: { editorId: editor.id } })).toBe(0)
  expect((await signIn({ email: editor.email, password }, client())).isCodeNeeded).toBe(false)
  const sessions = await deskDb.session.findMany({ where: { editorId: editor.id } })
  expect(sessions.every(({ factorAt }) => factorAt === null)).toBe(true)
  expect(await outcomeOf(renewRecoveryCodes(editor))).toMatch(/has none yet/)
})

test('a passkey counts for the days of grace, and an admin resets it', async () => {
  const { editor } = await withPasskey('PUBLISHER')
  const owner = await openSession()
  await owner.query('SET session_replication_role = replica')
  await owner.query(`UPDATE desk."Editor" SET "factorDueAt" = now() - interval '1 day' WHERE id = $1`, [
    editor.id,
  ])
  await owner.end()
  const { device } = await add(editor, { name: 'Phone' })
  const { pendingToken, challenge } = await pending(editor.email)
  const entered = await complete(pendingToken, device.use({ challenge, origin }))
  expect(await sessionEditor(entered.token)).toMatchObject({ isFactorOverdue: false })
  const admin = await anEditor('ADMIN')
  expect((await deskPeople(admin)).find(({ id }) => id === editor.id)).toMatchObject({
    hasApp: false,
    passkeys: 2,
  })
  await resetFactor(admin, editor)
  expect(await deskDb.passkey.count({ where: { editorId: editor.id } })).toBe(0)
  const opened = await signIn({ email: editor.email, password }, client())
  expect(opened.isCodeNeeded).toBe(false)
  expect(await sessionEditor(opened.token)).toMatchObject({ isFactorOverdue: true })
})

test('an account has ten passkeys at most', async () => {
  const { editor } = await withPasskey()
  for (let index = 1; index < 10; index++) await aPasskey(editor)
  expect(await outcomeOf(add(editor, { name: 'One more' }))).toMatch(/at most 10/)
})

test('history and a mail to the owner have who added and removed a passkey', async () => {
  const { editor } = await withPasskey()
  const { id } = await deskDb.passkey.findFirstOrThrow({ where: { editorId: editor.id } })
  await removePasskey(editor, { id })
  const history = await deskDb.revision.findMany({
    where: { subjectId: editor.id },
    orderBy: { number: 'asc' },
  })
  expect(history.slice(1)).toMatchObject([
    { action: 'PASSKEY_ADDED', editorId: editor.id, after: { name: 'Work laptop' } },
    { action: 'PASSKEY_REMOVED', editorId: editor.id, before: { name: 'Work laptop' } },
  ])
  const mails = await deskDb.mail.findMany({ where: { to: editor.email } })
  for (const change of ['PASSKEY_ADDED', 'PASSKEY_REMOVED'])
    expect(mails.map(({ content }) => content)).toContainEqual({
      ...{ template: 'account-changed', change, detail: 'Work laptop' },
    })
})

test('a suspended account completes no sign-in by a passkey', async () => {
  const { editor, device } = await withPasskey()
  const { pendingToken, challenge } = await pending(editor.email)
  await changeAccount(editor.id, { suspendedAt: new Date() })
  expect(await outcomeOf(complete(pendingToken, device.use({ challenge, origin })))).toMatch(/Sign in again/)
})
