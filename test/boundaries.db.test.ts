import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { approve, sendToReview, withdrawRecord } from '#features/review/commands.server'
import { publishRecord } from '#features/review/publish.server'
import { contentAttacks } from './support/constraints-content'
import { factorAttacks } from './support/constraints-factors'
import { historyAttacks } from './support/constraints-history'
import { partAttacks } from './support/constraints-parts'
import { publicationAttacks } from './support/constraints-publication'
import { rightsAttacks } from './support/constraints-rights'
import { aReadyRecord, anEditor } from './support/factories'
import { changeAccount } from './support/db-sessions'
import { measured } from './support/measurements'
import { aSession } from './support/second-factor'

/** Connects without the application, in the role of one side. */
const as = (role: string) =>
  new pg.Client({ connectionString: process.env['DATABASE_URL'] ?? '', options: `-c role=${role}` })
const desk = as('variance_desk')
const reader = as('variance_reader')
const ids = {
  record: '',
  dispute: '',
  never: '',
  rise: '',
  rosa: '',
  author: '',
  second: '',
  third: '',
  suspended: '',
  snapshot: '',
}

beforeAll(async () => {
  await Promise.all([desk.connect(), reader.connect()])
  const record = await aReadyRecord()
  const at = { subject: 'RECORD', id: record.id, revision: record.revision } as const
  await sendToReview(record.author, at)
  await approve(record.second, { ...at, points: [] })
  await publishRecord(record.second, { ...at })
  Object.assign(ids, {
    record: record.id,
    dispute: record.disputeId,
    never: record.never,
    rise: record.rise,
    rosa: record.rosa,
    author: record.author.id,
    second: record.second.id,
    third: (await anEditor()).id,
    suspended: (await anEditor()).id,
    snapshot: record.source.snapshotId,
  })
  await changeAccount(ids.suspended, { suspendedAt: new Date() })
})
afterAll(() => Promise.all([desk.end(), reader.end()]))

/** Replaces each `:name` by its id, tries the SQL and rolls back. */
async function refusal(client: pg.Client, hostile: string): Promise<string> {
  const statement = hostile.replaceAll(/:([a-z]+)\b/g, (placeholder, name: string) =>
    name in ids ? `'${ids[name as keyof typeof ids]}'` : placeholder,
  )
  await client.query('BEGIN')
  try {
    await client.query(statement)
    await client.query('SET CONSTRAINTS ALL IMMEDIATE')
    return 'accepted'
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error
    return error.constraint ?? error.code ?? 'unknown'
  } finally {
    await client.query('ROLLBACK')
  }
}

const attacks = [
  ...contentAttacks,
  ...partAttacks,
  ...historyAttacks,
  ...publicationAttacks,
  ...rightsAttacks,
  ...factorAttacks,
]

test.each(attacks)('%s (refused by %s)', async (_, refusedBy, hostile) => {
  expect(await refusal(desk, hostile)).toBe(refusedBy)
})

test('at least a hundred hostile statements are tried', () => {
  const tried = new Set(attacks.map(([, , hostile]) => hostile)).size
  expect(tried).toBeGreaterThan(100)
  measured('R43', `${tried} hostile statements in the application's own role, each refused by the database`)
})

test('the reader role has no right on any table of the desk', async () => {
  const { rows } = await desk.query(`SELECT tablename FROM pg_tables WHERE schemaname = 'desk'`)
  expect(rows.length).toBeGreaterThan(25)
  for (const { tablename } of rows)
    expect(await refusal(reader, `SELECT FROM desk."${tablename}"`)).toBe('42501')
})

test.each([
  'SELECT FROM published."Publication"',
  `INSERT INTO published."Tombstone" (subject, "subjectId", slug, reason) VALUES ('RECORD', :record, 'x', 'x')`,
  'UPDATE published."RecordListing" SET number = 2',
  'DELETE FROM published."StatementListing"',
  `SELECT desk.audit_append(NULL, 'x', 'x', 'x', 'x', '{}')`,
])('the reader role may not run: %s', async (hostile) => {
  expect(await refusal(reader, hostile)).toBe('42501')
})

test('the reader role selects no version of a withdrawn record', async () => {
  const visibleNumbers = async () =>
    (await reader.query(`SELECT FROM published."LivePublication" WHERE "subjectId" = $1`, [ids.record]))
      .rowCount
  expect(await visibleNumbers()).toBe(1)
  const { rows } = await desk.query('SELECT revision FROM desk."Record" WHERE id = $1', [ids.record])
  const sessionId = await aSession({ id: ids.second }, { factorAt: new Date() })
  const publisher = { id: ids.second, name: 'x', role: 'PUBLISHER', sessionId } as const
  await withdrawRecord(publisher, { id: ids.record, revision: rows[0].revision, reason: 'Taken back.' })
  expect(await visibleNumbers()).toBe(0)
})
