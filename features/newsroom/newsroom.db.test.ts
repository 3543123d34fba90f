import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Editor } from '#features/editors/editor'
import { deskAudit } from '#features/history/queries.server'
import { publishedContentVersion } from '#features/publications/queries.server'
import { publishedLogo, publishedNewsroom } from '#features/publications/newsroom.server'
import { handlersWith } from '#features/worker/handlers.server'
import { deskDb } from '#lib/desk-db.server'
import { openSession, outcomeOf } from '#test/support/db-sessions'
import { anEditor } from '#test/support/factories'
import { hostileStrings } from '#test/support/hostile-strings'
import { aPicture, aPng, settingsEdit } from '#test/support/newsroom'
import { aSession } from '#test/support/second-factor'
import { verifiedChain } from '../../scripts/audit-heads.mjs'
import { changeSettings, removeLogo, setLogo } from './commands.server'
import { defaultNewsroom } from './newsroom'
import { deskSettings, storedRetention } from './queries.server'
import { settingsForm, settingsValues } from './schema'

let owner: pg.Client
let reader: pg.Client
let admin: Editor
beforeAll(async () => {
  ;[owner, reader] = [await openSession(), await openSession('variance_reader')]
  admin = await anEditor('ADMIN')
})
afterAll(() => Promise.all([owner.end(), reader.end()]))

const revision = async () => (await deskSettings(admin)).revision
/** The settings as readers see them now, past the second for which a version counts as read. */
async function newsroomNow() {
  await publishedContentVersion()
  return publishedNewsroom()
}

test('the defaults of the database are those that stand in the code', async () => {
  expect(await newsroomNow()).toEqual(defaultNewsroom)
  expect(await storedRetention()).toEqual({ sessions: 30, forms: 90, invitations: 30, jobs: 30 })
})

test('a change is in history and audit, reaches readers with a new content version, and is refused when stale', async () => {
  const before = await publishedContentVersion()
  await changeSettings(admin, settingsEdit())
  expect(await publishedContentVersion()).toBeGreaterThan(before)
  expect(await newsroomNow()).toEqual({
    ...{
      name: 'The Harbour Record',
      contact: 'desk@harbour.example',
      timeZone: 'Asia/Kolkata',
      languages: ['en'],
    },
    licence: { name: 'CC BY 4.0', url: 'https://licence.example/by/4.0/' },
    ...{ correctionPolicy: defaultNewsroom.correctionPolicy, logo: null },
  })
  const [event] = (await deskAudit(admin, { subjectId: null, before: null })).events
  expect(event).toMatchObject({ action: 'changed the settings', subject: 'settings', actor: admin.name })
  expect(event?.detail).toMatchObject({
    before: { name: 'At Variance' },
    after: { name: 'The Harbour Record', jobDays: 7 },
  })
  await expect(changeSettings(admin, settingsEdit({ name: 'Another' }))).rejects.toMatchObject({
    code: 'conflict',
  })
  expect((await newsroomNow()).name).toBe('The Harbour Record')
  expect(await verifiedChain(owner, [])).toMatchObject({ firstWrong: null, headHolds: true, differences: [] })
})

test('readers read the public settings alone, and no role but the desk’s trigger writes them', async () => {
  const { rows } = await reader.query<Record<string, unknown>>('SELECT * FROM published."Newsroom"')
  expect(Object.keys(rows[0] ?? {}).toSorted()).toEqual([
    'contact',
    'correctionPolicy',
    'languages',
    'licenceName',
    'licenceUrl',
    'logoSha256',
    'name',
    'one',
    'timeZone',
  ])
  for (const statement of ['SELECT FROM desk."Settings"', `UPDATE published."Newsroom" SET name = 'x'`])
    expect(await outcomeOf(reader.query(statement)), statement).toBe('42501')
})

test('only an admin with a fresh code changes the settings', async () => {
  const edit = settingsEdit({ revision: await revision() })
  for (const editor of [await anEditor('PUBLISHER'), { ...admin, sessionId: await aSession(admin) }])
    for (const change of [
      () => changeSettings(editor, edit),
      () => setLogo(editor, { revision: edit.revision, logo: aPicture('png') }),
      () => removeLogo(editor, { revision: edit.revision }),
    ])
      await expect((async () => change())()).rejects.toMatchObject({ code: 'forbidden' })
  expect(await revision()).toBe(edit.revision)
})

test('two changes of one revision at the same moment: one is saved', async () => {
  const at = await revision()
  const tries = await Promise.allSettled(
    ['One', 'Two', 'Three'].map((name) => changeSettings(admin, settingsEdit({ revision: at, name }))),
  )
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await revision()).toBe(at + 1)
})

test('the database refuses each name that the form refuses, and stores each that it takes', async () => {
  const values = settingsValues(await deskSettings(admin))
  const names = [
    ...hostileStrings,
    'हार्बर',
    'क्\u200Dष',
    'x'.repeat(80),
    'x'.repeat(81),
    'a\u202Eb',
    'a\nb',
    'a\tb',
    'a\u{E0041}b',
  ]
  for (const typed of names) {
    const { data } = settingsForm.safeParse({ ...values, revision: '0', name: typed })
    await owner.query('BEGIN')
    await owner.query('SET LOCAL session_replication_role = replica')
    const storable = typed.includes('\u0000') ? '' : typed.trim()
    const outcome = await outcomeOf(owner.query('UPDATE desk."Settings" SET name = $1', [storable]))
    await owner.query('ROLLBACK')
    expect(outcome, JSON.stringify(typed)).toBe(data ? 'accepted' : 'settings_name')
  }
})

test('a logo is stored once by what its bytes are, at its hash alone, and an earlier one is deleted', async () => {
  const choose = async (logo: Uint8Array<ArrayBuffer>) => setLogo(admin, { revision: await revision(), logo })
  for (const kind of ['png', 'jpeg', 'webp'] as const) {
    await choose(aPicture(kind))
    const { logo } = await newsroomNow()
    expect(await publishedLogo(logo?.sha256 ?? '')).toMatchObject({ type: `image/${kind}` })
    expect(await deskDb.logo.count()).toBe(1)
  }
  for (const logo of [aPicture('svg'), aPicture('gif'), aPng({ width: 5000 }), new Uint8Array(1)])
    await expect(choose(logo)).rejects.toMatchObject({ field: 'logo' })
  const before = await newsroomNow()
  await changeSettings(admin, settingsEdit({ revision: await revision(), name: 'Another' }))
  expect((await newsroomNow()).logo).toEqual(before.logo)
  await removeLogo(admin, { revision: await revision() })
  expect((await newsroomNow()).logo).toBeNull()
  expect(await publishedLogo(before.logo?.sha256 ?? '')).toBeNull()
  expect(await deskDb.logo.count()).toBe(0)
})

test('the worker deletes after the days of the settings', async () => {
  const { id } = await anEditor()
  const insert = `INSERT INTO desk."Session" (id, "editorId", "tokenHash", "expiresAt")
    VALUES (gen_random_uuid(), $1, encode(sha256(convert_to($2, 'UTF8')), 'hex'), now() - $2::interval)`
  for (const age of ['13 days', '15 days']) await owner.query(insert, [id, age])
  await changeSettings(admin, settingsEdit({ revision: await revision(), sessionDays: 14 }))
  await handlersWith(null).purge({ id, key: 'purge', attempts: 1, leaseId: id, createdAt: new Date() })
  expect(await deskDb.session.count({ where: { editorId: id } })).toBe(1)
})
