import { expect, test } from 'vitest'
import { knownBrowser, newBrowserToken } from '#lib/known-browser'
import { deskDb } from '#lib/desk-db.server'
import { openSession } from '#test/support/db-sessions'
import { anEditor } from '#test/support/factories'
import { aSession, secretOf, withFreshFactor } from '#test/support/second-factor'
import { codeOf } from '#test/support/totp'
import { createEditor, resetFactorAtServer } from './commands.server'
import { changeRole, resetFactor } from './people.server'
import {
  confirmFactor,
  giveFactor,
  removeFactor,
  renewRecoveryCodes,
  startFactor,
} from './second-factor.server'
import { completeSignIn, signIn } from './session.server'

const password = 'the tide comes in at six'
let count = 0
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

async function account() {
  const email = `ola-${++count}@harbour.example`
  const by = await anEditor('ADMIN')
  const editor = await createEditor(by, { email, name: 'Ola Quay', role: 'EDITOR', password })
  return { ...editor, email, sessionId: await aSession(editor) }
}

/** Signs in from an address of its own, by a browser that signed in before or by another. */
function enter({ email, isKnown = false }: { email: string; isKnown?: boolean }) {
  const secret = process.env['APP_SECRET'] ?? ''
  const browser = isKnown ? knownBrowser(newBrowserToken(email, secret), secret) : null
  const client = { address: `192.0.2.${++count}`, userAgent: firefox, browser, previousToken: undefined }
  return { client, opened: signIn({ email, password }, client) }
}

const mailsTo = async (email: string) => {
  const mails = await deskDb.mail.findMany({ where: { to: email }, orderBy: { job: { createdAt: 'asc' } } })
  return mails.map(({ content }) => content)
}
const changed = (change: string, detail?: string) => ({
  ...{ template: 'account-changed', change },
  ...(detail === undefined ? {} : { detail }),
})

test('the owner gets a mail about each change of the second factor, and none about a refused one', async () => {
  const owned = await account()
  await startFactor(owned, { current: password })
  await expect(confirmFactor(owned, { code: '000000' })).rejects.toMatchObject({ field: 'code' })
  expect(await mailsTo(owned.email)).toEqual([])
  const secret = await secretOf(owned)
  const [recovery = ''] = await confirmFactor(owned, { code: codeOf(secret) })
  const other = { ...owned, sessionId: await aSession(owned) }
  await expect(giveFactor(other, { code: '000000' })).rejects.toMatchObject({ code: 'forbidden' })
  await giveFactor(other, { code: recovery })
  await renewRecoveryCodes(other)
  await removeFactor(other)
  expect(await mailsTo(owned.email)).toEqual([
    changed('FACTOR_ADDED'),
    changed('RECOVERY_CODE_USED', '9 of 10 are left'),
    changed('RECOVERY_CODES_MADE'),
    changed('FACTOR_REMOVED'),
  ])
})

test('the owner gets a mail about a recovery code that was used at the sign-in', async () => {
  const owned = await account()
  await startFactor(owned, { current: password })
  const [recovery = ''] = await confirmFactor(owned, { code: codeOf(await secretOf(owned)) })
  const { client, opened } = enter({ ...owned, isKnown: true })
  await completeSignIn({ pendingToken: (await opened).token, code: recovery }, client)
  expect((await mailsTo(owned.email)).at(-1)).toEqual(changed('RECOVERY_CODE_USED', '9 of 10 are left'))
})

test('the owner gets a mail about a role and a reset of the factor by an admin or at the server', async () => {
  const [admin, owned] = [await anEditor('ADMIN'), await account()]
  await changeRole(admin, { id: owned.id, role: 'PUBLISHER' })
  await withFreshFactor(owned)
  await resetFactor(admin, owned)
  await withFreshFactor(owned)
  await resetFactorAtServer(owned)
  expect(await mailsTo(owned.email)).toEqual([
    changed('ROLE_CHANGED', 'publisher'),
    changed('FACTOR_RESET'),
    changed('FACTOR_RESET'),
  ])
})

test('a sign-in from a new browser is mailed with its network and name; the first sign-in and a known browser are not', async () => {
  const email = `ola-${++count}@harbour.example`
  await createEditor(await anEditor('ADMIN'), { email, name: 'Ola Quay', role: 'EDITOR', password })
  await enter({ email }).opened
  expect(await mailsTo(email)).toEqual([])
  await enter({ email, isKnown: true }).opened
  expect(await mailsTo(email)).toEqual([])
  const { client, opened } = enter({ email })
  await opened
  expect(await mailsTo(email)).toEqual([
    { template: 'new-browser', network: client.address, browser: 'Firefox on Linux' },
  ])
})

test('a right password from a new browser is mailed only once the second factor is given', async () => {
  const owned = await account()
  await startFactor(owned, { current: password })
  const secret = await secretOf(owned)
  await confirmFactor(owned, { code: codeOf(secret) })
  const before = await mailsTo(owned.email)
  const { client, opened } = enter(owned)
  const { token } = await opened
  expect(await mailsTo(owned.email)).toEqual(before)
  await completeSignIn({ pendingToken: token, code: codeOf(secret, { steps: 1 }) }, client)
  expect((await mailsTo(owned.email)).slice(before.length)).toMatchObject([{ template: 'new-browser' }])
})

test('a sign-in to an account whose sessions were deleted long ago is not its first', async () => {
  const email = `ola-${++count}@harbour.example`
  const { id } = await createEditor(await anEditor('ADMIN'), {
    ...{ email, name: 'Ola Quay', role: 'EDITOR', password },
  })
  const owner = await openSession()
  await owner.query('SET session_replication_role = replica')
  await owner.query(`UPDATE desk."Editor" SET "createdAt" = now() - interval '40 days' WHERE id = $1`, [id])
  await owner.end()
  await enter({ email }).opened
  expect(await mailsTo(email)).toMatchObject([{ template: 'new-browser' }])
})

test('a wrong password mails nobody', async () => {
  const { email } = await account()
  const client = { address: '192.0.2.250', userAgent: firefox, browser: null, previousToken: undefined }
  await expect(signIn({ email, password: 'a guess' }, client)).rejects.toMatchObject({
    code: 'unauthenticated',
  })
  expect(await mailsTo(email)).toEqual([])
})
