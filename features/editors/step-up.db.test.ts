import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withdrawRecord } from '#features/review/commands.server'
import { recordInState } from '#test/support/states'
import { addSpeaker } from '#features/speakers/commands.server'
import { speakerDraft } from '#features/speakers/schema'
import { deskDb } from '#lib/desk-db.server'
import { changeAccount, openSession, outcomeOf as sqlOutcomeOf } from '#test/support/db-sessions'
import { anEditor } from '#test/support/factories'
import { aSession, secretOf, withFreshFactor } from '#test/support/second-factor'
import { codeOf } from '#test/support/totp'
import { createEditor, resetFactorAtServer } from './commands.server'
import type { Editor } from './editor'
import { changeRole, invite, resetFactor } from './people.server'
import { deskPeople } from './queries.server'
import { confirmFactor, giveFactor, removeFactor, startFactor } from './second-factor.server'
import { sessionEditor, signIn } from './session.server'

const password = 'the tide comes in at six'
let owner: pg.Client
let count = 0
beforeAll(async () => {
  owner = await openSession()
})
afterAll(() => owner.end())

/** As the owner without triggers: the application cannot set these times. */
async function change(statement: string, values: unknown[]): Promise<void> {
  await owner.query('SET session_replication_role = replica')
  await owner.query(statement, values)
  await owner.query('SET session_replication_role = origin')
}
const ageCode = ({ sessionId }: Editor, minutes: number) =>
  change(`UPDATE desk."Session" SET "factorAt" = now() - make_interval(mins => $2) WHERE id = $1`, [
    sessionId,
    minutes,
  ])
const endGrace = ({ id }: Pick<Editor, 'id'>) =>
  change(`UPDATE desk."Editor" SET "factorDueAt" = now() - interval '1 second' WHERE id = $1`, [id])

const outcomeOf = async (work: Promise<unknown>): Promise<string> => {
  const [tried] = await Promise.allSettled([work])
  return tried?.status === 'rejected' ? String(tried.reason) : 'done'
}
const someone = () =>
  ({ email: `per-${++count}@harbour.example`, name: 'Per Jetty', role: 'EDITOR' }) as const
const work = (editor: Editor) =>
  addSpeaker(editor, speakerDraft.parse({ kind: 'PERSON', name: `Nils Pier ${++count}` }))

/** An admin with a password and without a factor. */
async function newAdmin() {
  const by = await deskDb.editor.findFirst({ where: { role: 'ADMIN' } })
  const email = `ada-${++count}@harbour.example`
  const admin = await createEditor(by && { id: by.id, name: by.name, role: by.role }, {
    ...{ email, name: 'Ada Pier', role: 'ADMIN', password },
  })
  return { ...admin, email, sessionId: await aSession(admin) }
}
const enter = (email: string) =>
  signIn({ email, password }, { address: `192.0.2.${++count}`, browser: null, previousToken: undefined })

test('a code opens a withdrawal for ten minutes, in its own session alone', async () => {
  const second = await anEditor('PUBLISHER')
  const author = await anEditor()
  const published = { editorial: 'APPROVED', public: 'PUBLISHED', isPublishedRevision: true } as const
  const { recordId: id, revision } = await recordInState(published, { author, second })
  const withdraw = (editor: Editor) =>
    outcomeOf(withdrawRecord(editor, { id, revision, reason: 'Taken back.' }))
  await ageCode(second, 11)
  expect(await withdraw(second)).toMatch(/Give a code/)
  const elsewhere = { ...second, sessionId: await aSession(second, { factorAt: new Date() }) }
  expect(await withdraw(second)).toMatch(/Give a code/)
  await deskDb.session.update({ where: { id: elsewhere.sessionId }, data: { revokedAt: new Date() } })
  expect(await withdraw(elsewhere)).toMatch(/Give a code/)
  expect((await deskDb.record.findUniqueOrThrow({ where: { id } })).publicState).toBe('PUBLISHED')
  await giveFactor(second, { code: codeOf(await secretOf(second)) })
  await ageCode(second, 9)
  expect(await withdraw(second)).toBe('done')
})

test('without a factor nothing that needs a code is open, also in the days of grace', async () => {
  const admin = await newAdmin()
  expect(await outcomeOf(invite(admin, someone()))).toMatch(/has none yet/)
  expect(await outcomeOf(giveFactor(admin, { code: '000000' }))).toMatch(/has none yet/)
  expect(await outcomeOf(work(admin))).toBe('done')
})

test('the database refuses a withdrawal, an invitation and a change of account without a fresh code', async () => {
  const [admin, other] = [await anEditor('ADMIN'), await anEditor()]
  await ageCode(admin, 11)
  const desk = await openSession('variance_desk')
  const revision = `INSERT INTO desk."Revision" (id, subject, "subjectId", number, "editorId", action, "isContent")
    VALUES (gen_random_uuid(), $3, $2, 1000, $1, $4::desk."RevisionAction", false)`
  const write = (subject: string, action: string) =>
    sqlOutcomeOf(desk.query(revision, [admin.id, other.id, subject, action]))
  for (const action of ['INVITED', 'ROLE_CHANGED', 'SUSPENDED', 'RESTORED', 'SESSIONS_ENDED', 'FACTOR_RESET'])
    expect(await write('editor', action), action).toBe('factor_fresh')
  expect(await write('record', 'WITHDRAWN')).toBe('factor_fresh')
  const promote = () =>
    sqlOutcomeOf(desk.query(`SELECT desk.change_account($1, $2, 'ADMIN', false)`, [admin.id, other.id]))
  expect(await promote()).toBe('factor_fresh')
  await giveFactor(admin, { code: codeOf(await secretOf(admin)) })
  expect(await promote()).toBe('accepted')
  await desk.end()
})

test('the days of grace begin with the first promotion, and never again', async () => {
  const [admin, person] = [await anEditor('ADMIN'), await anEditor('CONTRIBUTOR')]
  const due = async () => (await deskDb.editor.findUniqueOrThrow({ where: { id: person.id } })).factorDueAt
  expect(await due()).toBeNull()
  await changeRole(admin, { id: person.id, role: 'EDITOR' })
  expect(await due()).toBeNull()
  await changeRole(admin, { id: person.id, role: 'PUBLISHER' })
  const first = await due()
  expect((first?.getTime() ?? 0) - Date.now()).toBeGreaterThan(6.9 * 24 * 60 * 60 * 1000)
  for (const role of ['EDITOR', 'ADMIN'] as const) await changeRole(admin, { id: person.id, role })
  expect(await due()).toEqual(first)
  await owner.query(`UPDATE desk."Editor" SET "factorDueAt" = now() + interval '1 year' WHERE id = $1`, [
    person.id,
  ])
  expect(await due()).toEqual(first)
})

test('after the days of grace an account changes nothing but itself, until it has a factor', async () => {
  const admin = await newAdmin()
  const opened = await enter(admin.email)
  expect(await sessionEditor(opened.token)).toMatchObject({ isFactorOverdue: false })
  await endGrace(admin)
  const overdue = await sessionEditor(opened.token)
  if (!overdue) throw new Error('The session has ended.')
  expect(overdue.isFactorOverdue).toBe(true)
  expect(await outcomeOf(work(overdue))).toMatch(/days of grace are over/)
  expect(await deskDb.speaker.count({ where: { name: `Nils Pier ${count}` } })).toBe(0)
  await startFactor(overdue, { current: password })
  await confirmFactor(overdue, { code: codeOf(await secretOf(overdue)) })
  expect(await sessionEditor(opened.token)).toMatchObject({ isFactorOverdue: false })
  expect(await outcomeOf(work(overdue))).toBe('done')
  expect(await outcomeOf(invite(overdue, someone()))).toBe('done')
  expect(await outcomeOf(removeFactor(overdue))).toMatch(/Add another before you remove this one/)
  expect(await sessionEditor(opened.token)).toMatchObject({ isFactorOverdue: false })
})

test('an editor needs no factor, and a demotion ends the need', async () => {
  const person = await anEditor('EDITOR')
  await changeAccount(person.id, { role: 'PUBLISHER' })
  await endGrace(person)
  expect(await outcomeOf(work({ ...person, role: 'PUBLISHER' }))).toMatch(/days of grace/)
  await changeAccount(person.id, { role: 'EDITOR' })
  expect(await outcomeOf(work(person))).toBe('done')
})

test('another admin resets a lost factor: the sessions end, and history says who did it', async () => {
  const [admin, lost] = [await anEditor('ADMIN'), await newAdmin()]
  const opened = await enter(lost.email)
  await withFreshFactor(lost)
  expect((await deskPeople(admin)).find(({ id }) => id === lost.id)?.hasApp).toBe(true)
  await resetFactor(admin, { id: lost.id })
  expect(await sessionEditor(opened.token)).toBeNull()
  expect((await enter(lost.email)).isCodeNeeded).toBe(false)
  expect(await outcomeOf(resetFactor(admin, { id: lost.id }))).toMatch(/no second factor/)
  expect(await outcomeOf(resetFactor(admin, { id: admin.id }))).toMatch(/Another admin/)
  const made = await deskDb.revision.findFirstOrThrow({
    where: { subjectId: lost.id, action: 'FACTOR_RESET' },
  })
  expect(made.editorId).toBe(admin.id)
})

test('a factor reset at the server ends the sessions, and history marks it', async () => {
  const lost = await newAdmin()
  const opened = await enter(lost.email)
  await withFreshFactor(lost)
  await resetFactorAtServer({ email: ` ${lost.email.toUpperCase()}` })
  expect(await sessionEditor(opened.token)).toBeNull()
  const made = await deskDb.revision.findFirstOrThrow({
    where: { subjectId: lost.id, action: 'FACTOR_RESET' },
  })
  expect([made.editorId, made.after]).toEqual([lost.id, { at: 'server' }])
  expect(await outcomeOf(resetFactorAtServer({ email: 'nobody@harbour.example' }))).toMatch(/no account/)
})
