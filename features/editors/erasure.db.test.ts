import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { approve, sendToReview } from '#features/review/commands.server'
import { publishRecord } from '#features/review/publish.server'
import { deskAudit } from '#features/history/queries.server'
import { deskDb, deskTransaction } from '#lib/desk-db.server'
import { appendRevision } from '#features/history/commands.server'
import { signedId } from '#lib/signed-id.server'
import { openSession, outcomeOf } from '#test/support/db-sessions'
import { anEditor, aReadyRecord } from '#test/support/factories'
import { aSession, withFreshFactor } from '#test/support/second-factor'
import { verifiedChain } from '../../scripts/audit-heads.mjs'
import { declareConflict } from './commands.server'
import type { Editor } from './editor'
import { eraseEditor } from './erasure.server'
import { acceptInvitation, changeRole, invite, suspendEditor } from './people.server'
import { deskPersonalData } from './personal-data.server'
import { deskPeople } from './queries.server'
import { signIn } from './session.server'

const password = 'the tide comes in at six'
let owner: pg.Client
let admin: Editor
beforeAll(async () => {
  owner = await openSession()
  admin = await anEditor('ADMIN')
})
afterAll(() => owner.end())

const accountOf = async ({ id }: { id: string }) => deskDb.editor.findUniqueOrThrow({ where: { id } })
const erase = async (by: Editor, { id }: { id: string }) =>
  eraseEditor(by, { id, address: (await accountOf({ id })).email })
async function aFormerEditor(): Promise<Editor> {
  const person = await anEditor()
  await suspendEditor(admin, person)
  return person
}

/** Every row of both sides that contains the text, as "table: row". */
async function rowsWith(text: string): Promise<string[]> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `SELECT oid::regclass::text AS name FROM pg_class
     WHERE relkind = 'r' AND relnamespace IN ('desk'::regnamespace, 'published'::regnamespace)`,
  )
  const matches: string[] = []
  for (const { name } of tables) {
    const { rows } = await owner.query<{ row: string }>(
      `SELECT t::text AS row FROM ${name} t WHERE t::text ILIKE '%' || $1 || '%'`,
      [text],
    )
    matches.push(...rows.map(({ row }) => `${name}: ${row}`))
  }
  return matches
}

/** Runs SQL as the owner with triggers off, checks the chain and rolls back. */
async function firstWrongAfter(tampering: string): Promise<string | null> {
  await owner.query('BEGIN')
  await owner.query('SET LOCAL session_replication_role = replica')
  const { rowCount } = await owner.query(tampering)
  expect(rowCount).toBeGreaterThan(0)
  const { firstWrong } = await verifiedChain(owner, [])
  await owner.query('ROLLBACK')
  return firstWrong
}

/** An editor with work and personal data in every place that stores some, also as earlier releases stored it. */
async function aBusyEditor(): Promise<{ person: Editor; email: string }> {
  const email = 'canary@harbour.example'
  const { id: invitation } = await invite(admin, { email, name: 'Canary Quay', role: 'EDITOR' })
  await acceptInvitation(
    { token: signedId('invitation', invitation), chosen: password },
    { address: '192.0.2.7' },
  )
  const { id } = await deskDb.editor.findUniqueOrThrow({ where: { email } })
  await changeRole(admin, { id, role: 'ADMIN' })
  const client = { address: '203.0.113.99', browser: null, previousToken: undefined }
  await signIn({ email, password }, { ...client, userAgent: 'Canary/1.0 Firefox/140.0' })
  const person = await withFreshFactor({ id, name: 'Canary Quay', role: 'ADMIN' })
  await deskDb.recoveryCode.create({ data: { editorId: id, codeHash: 'a'.repeat(64) } })
  await deskDb.idempotencyKey.create({ data: { key: 'canary-form', editorId: id, fingerprint: 'canary' } })
  await invite(person, { email: 'ola@harbour.example', name: 'Ola Quay', role: 'EDITOR' })
  const record = await aReadyRecord({ author: person })
  const at = { subject: 'RECORD', id: record.id, revision: record.revision } as const
  await sendToReview(person, at)
  await approve(record.second, { ...at, points: [] })
  await publishRecord(record.second, { id: record.id, revision: record.revision })
  await declareConflict(person, { speakerId: record.rosa, note: 'Canary is a cousin.' })
  // Earlier releases wrote the name and the address into history.
  await deskTransaction(async (tx) => {
    const change = { subject: 'editor', isContent: false } as const
    const after = { email, name: 'Canary Quay', role: 'EDITOR' }
    appendRevision(tx, admin, { ...change, subjectId: invitation, action: 'INVITED', after })
    appendRevision(tx, admin, {
      ...change,
      subjectId: record.id,
      action: 'JOB_RETRIED',
      after: { job: 'mail', email },
    })
  })
  return { person, email }
}

test('an erased account leaves no personal data in any table, and the work, the documents and the chain stay', async () => {
  const { person, email } = await aBusyEditor()
  const publications = await deskDb.publication.findMany({ orderBy: { seq: 'asc' } })
  const { head } = await verifiedChain(owner, [])
  const work = await deskDb.revision.count({ where: { editorId: person.id } })
  expect((await rowsWith('canary')).length).toBeGreaterThan(8)
  expect((await rowsWith('203.0.113')).length).toBeGreaterThan(0)

  await suspendEditor(admin, person)
  await erase(admin, person)

  expect(await rowsWith('canary')).toEqual([])
  expect(await rowsWith('203.0.113')).toEqual([])
  expect(await deskDb.authenticator.count({ where: { editorId: person.id } })).toBe(0)
  expect(await accountOf(person)).toMatchObject({ name: 'Former editor', passwordHash: null })
  expect(await deskDb.publication.findMany({ orderBy: { seq: 'asc' } })).toEqual(publications)
  expect(await deskDb.revision.count({ where: { editorId: person.id } })).toBe(work)
  const verdict = await verifiedChain(owner, [{ at: 'before', ...head }])
  expect(verdict).toMatchObject({ firstWrong: null, headHolds: true, missingHead: null, differences: [] })
  const { events } = await deskAudit(admin, { subjectId: null, before: null })
  expect(events.map(({ actor }) => actor)).toContain('Former editor')
  // The mail to the colleague remains, without the name of the one who invites.
  const [mail] = await deskDb.mail.findMany({ where: { to: 'ola@harbour.example' } })
  expect(mail?.content).toMatchObject({ invitedBy: 'Former editor' })
  // The address is free again, for an account that has nothing to do with the old one.
  await expect(invite(admin, { email, name: 'Canary Quay', role: 'EDITOR' })).resolves.toHaveProperty('id')
})

test('the chain accepts a redacted event with exactly its present content, and only while the erasure is in the chain', async () => {
  const [{ detail } = { detail: null }] = await deskDb.auditEvent.findMany({
    where: { action: 'erased personal data' },
    orderBy: { seq: 'asc' },
  })
  const { redacted } = (detail as { after: { redacted: string[] } }).after
  expect(redacted.length).toBeGreaterThan(2)
  const seq = redacted[0]?.split(' ')[0] ?? ''
  const changed = (at: string, what: string) => `UPDATE desk."AuditEvent" SET ${what} WHERE seq = ${at}`
  const other = `detail = jsonb_set(detail, '{after,role}', '"ADMIN"')`
  expect(await firstWrongAfter(changed(seq, other))).toBe(seq)
  expect(await firstWrongAfter(changed(seq, `"actorRole" = 'EDITOR'`))).toBe(seq)
  const unrelated = await deskDb.auditEvent.findFirstOrThrow({ where: { action: 'suspended' } })
  expect(
    await firstWrongAfter(
      changed(String(unrelated.seq), `detail = desk.redact_change(detail || '{"before": {"name": "x"}}')`),
    ),
  ).toBe(String(unrelated.seq))
  expect(
    await firstWrongAfter(
      `UPDATE desk."AuditEvent" SET detail = jsonb_set(detail, '{after,redacted}', '[]') WHERE action = 'erased personal data'`,
    ),
  ).toBe(seq)
})

test('nothing brings an erased account back, and nobody signs in to it', async () => {
  const person = await aFormerEditor()
  const { email } = await accountOf(person)
  await erase(admin, person)
  const set = (change: string) => owner.query(`UPDATE desk."Editor" SET ${change} WHERE id = $1`, [person.id])
  for (const change of [`name = 'Ola'`, `"suspendedAt" = NULL`, `email = 'x@x.example'`, `role = 'ADMIN'`])
    expect(await outcomeOf(set(change)), change).toBe('erased_for_good')
  const hash = `(SELECT "passwordHash" FROM desk."Editor" WHERE "passwordHash" IS NOT NULL LIMIT 1)`
  expect(await outcomeOf(set(`"passwordHash" = ${hash}`))).toBe('erased_for_good')
  const inserts = [
    `INSERT INTO desk."Session" (id, "editorId", "tokenHash", "expiresAt") VALUES (gen_random_uuid(), $1, repeat('a', 64), now())`,
    `INSERT INTO desk."PendingSignIn" ("editorId", "tokenHash") VALUES ($1, repeat('a', 64))`,
    `INSERT INTO desk."Authenticator" ("editorId", secret) VALUES ($1, 'v1.' || repeat('0', 16) || '.' || repeat('0', 48))`,
    `INSERT INTO desk."IdempotencyKey" ("editorId", key, fingerprint) VALUES ($1, 'x', 'x')`,
  ]
  for (const insert of inserts)
    expect(await outcomeOf(owner.query(insert, [person.id]))).toBe('erased_for_good')
  for (const change of [
    `DELETE FROM desk."Erasure"`,
    `UPDATE desk."Erasure" SET number = 99`,
    `TRUNCATE desk."Erasure"`,
  ])
    expect(await outcomeOf(owner.query(change))).toBe('42501')
  const client = { address: '192.0.2.8', browser: null, previousToken: undefined }
  await expect(signIn({ email, password }, client)).rejects.toMatchObject({ code: 'unauthenticated' })
})

test('an erasure is refused for the own account, an active one, a wrong address, an old code and a second time', async () => {
  const person = await aFormerEditor()
  const active = await anEditor('ADMIN')
  await expect(erase(admin, admin)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(erase(admin, active)).rejects.toMatchObject({ code: 'invalid' })
  await expect(eraseEditor(admin, { id: person.id, address: 'ola@harbour.example' })).rejects.toMatchObject({
    field: 'address',
  })
  await expect(erase({ ...admin, sessionId: await aSession(admin) }, person)).rejects.toMatchObject({
    code: 'forbidden',
  })
  await expect(erase(await anEditor('PUBLISHER'), person)).rejects.toMatchObject({ code: 'forbidden' })
  expect((await accountOf(person)).name).toMatch(/^Editor \d+$/)
  await erase(admin, person)
  await expect(erase(admin, person)).rejects.toThrow('nothing brings it back')
})

test('erased editors differ by a number, and a suspension comes before an erasure in the list of people', async () => {
  const people = [await aFormerEditor(), await aFormerEditor()]
  const suspended = await aFormerEditor()
  for (const person of people) await erase(admin, person)
  const names = await Promise.all(people.map(async (person) => (await accountOf(person)).name))
  const numbers = names.map((name) => Number(/^Former editor (\d+)$/.exec(name)?.[1]))
  expect(numbers[1]).toBe((numbers[0] ?? 0) + 1)
  const list = (await deskPeople(admin)).map(({ id }) => id)
  expect(list.slice(-2)).toEqual(people.map(({ id }) => id))
  expect(list.indexOf(suspended.id)).toBeLessThan(list.length - 2)
})

test('while an account is erased, history accepts its redaction and no other change', async () => {
  const person = await aFormerEditor()
  const fresh = await withFreshFactor(admin)
  const hostile = [
    `UPDATE desk."Revision" SET reason = 'x' WHERE "subjectId" = $1`,
    `UPDATE desk."Revision" SET after = '{"role": "ADMIN"}' WHERE "subjectId" = $1`,
    `DELETE FROM desk."Revision" WHERE "subjectId" = $1`,
    `UPDATE desk."AuditEvent" SET action = 'x' WHERE "subjectId" = $1::uuid::text`,
    `DELETE FROM desk."AuditEvent" WHERE "subjectId" = $1::uuid::text`,
  ]
  for (const statement of hostile) {
    await owner.query('BEGIN')
    await owner.query('SELECT desk.erase_editor($1, $2)', [fresh.id, person.id])
    expect(await outcomeOf(owner.query(statement, [person.id])), statement).toBe('42501')
    await owner.query('ROLLBACK')
  }
  await owner.query('BEGIN')
  await owner.query('SELECT desk.erase_editor($1, $2)', [fresh.id, person.id])
  expect(await outcomeOf(owner.query('COMMIT'))).toBe('erasure_recorded')
})

/** Columns that name an account, each with what an erasure does to the row. A new one must be decided on here. */
const columnsOfAccounts: Record<string, 'deleted' | 'stays'> = {
  'Session.editorId': 'deleted',
  'Authenticator.editorId': 'deleted',
  'Passkey.editorId': 'deleted',
  'PasswordReset.editorId': 'deleted',
  'RecoveryCode.editorId': 'deleted',
  'PendingSignIn.editorId': 'deleted',
  'IdempotencyKey.editorId': 'deleted',
  'Annotation.assigneeId': 'stays',
  'Annotation.authorId': 'stays',
  'Annotation.resolvedById': 'stays',
  'Approval.approverId': 'stays',
  'Assignment.assignedById': 'stays',
  'Assignment.assigneeId': 'stays',
  'ConflictOfInterest.editorId': 'stays',
  'ConflictOfInterest.withdrawnById': 'stays',
  'Erasure.editorId': 'stays',
  'Erasure.erasedById': 'stays',
  'Invitation.invitedById': 'stays',
  'Resolution.approverId': 'stays',
  'Resolution.authorId': 'stays',
  'Revision.editorId': 'stays',
  'Suggestion.decidedById': 'stays',
}

test('every column that names an account is decided on: its rows are deleted, or stay as work', async () => {
  const { rows } = await owner.query<{ column: string; isDeleted: boolean }>(
    `SELECT c.relname || '.' || a.attname AS column, f.conrelid IN (SELECT desk.tables_of_account()) AND a.attname = 'editorId' AS "isDeleted"
     FROM pg_constraint f JOIN pg_class c ON c.oid = f.conrelid
     JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = ANY (f.conkey)
     WHERE f.contype = 'f' AND f.confrelid = 'desk."Editor"'::regclass`,
  )
  expect(
    Object.fromEntries(rows.map(({ column, isDeleted }) => [column, isDeleted ? 'deleted' : 'stays'])),
  ).toEqual(columnsOfAccounts)
})

test('the data of an account is complete, without hashes and secrets, for its owner and an admin', async () => {
  const person = await anEditor('PUBLISHER')
  const record = await aReadyRecord()
  await declareConflict(person, { speakerId: record.rosa, note: 'A cousin.' })
  const data = await deskPersonalData(person, person.id)
  expect(await deskPersonalData(admin, person.id)).toEqual(data)
  expect(data).toMatchObject({
    account: { id: person.id, name: person.name, role: 'Publisher', hasPassword: false },
    sessions: [{ revokedAt: null }],
    conflictsOfInterest: [{ note: 'A cousin.' }],
  })
  expect(data?.history.map(({ action }) => action)).toContain('CONFLICT_DECLARED')
  const { secret } = await deskDb.authenticator.findUniqueOrThrow({ where: { editorId: person.id } })
  const { tokenHash } = await deskDb.session.findFirstOrThrow({ where: { editorId: person.id } })
  const text = JSON.stringify(data)
  for (const hidden of [secret, tokenHash, 'passwordHash']) expect(text).not.toContain(hidden)
  await expect(deskPersonalData(await anEditor(), person.id)).rejects.toMatchObject({ code: 'forbidden' })
  expect(await deskPersonalData(admin, '00000000-0000-7000-8000-000000000000')).toBeNull()
})
