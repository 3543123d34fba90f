import { expect, test } from 'vitest'
import { annotate } from '#features/annotations/commands.server'
import { annotationDraft } from '#features/annotations/schema'
import { declareConflict } from '#features/editors/commands.server'
import { editRecord } from '#features/records/commands.server'
import { editSource } from '#features/sources/commands.server'
import { sourceEditForm, sourceValues } from '#features/sources/schema'
import { readFilter } from '#features/publications/filter'
import { publishedRecords } from '#features/publications/search.server'
import { deskDb } from '#lib/desk-db.server'
import { unflatten } from '#lib/form'
import { changeAccount, openSession, outcomeOf } from '#test/support/db-sessions'
import { aReadyRecord, anEditor, readyEdit } from '#test/support/factories'
import { approve, sendToReview, withdrawRecord } from './commands.server'
import { publishRecord } from './publish.server'

const at = (id: string, revision: number) => ({ subject: 'RECORD', id, revision }) as const

async function anApprovedRecord(
  prepare?: (record: Awaited<ReturnType<typeof aReadyRecord>>) => Promise<void>,
) {
  const record = await aReadyRecord()
  await prepare?.(record)
  const { revision } = await deskDb.record.findUniqueOrThrow({ where: { id: record.id } })
  await sendToReview(record.author, at(record.id, revision))
  await approve(record.second, { ...at(record.id, revision), points: [] })
  return { ...record, revision }
}

test.each(['variance_desk', 'variance_reader'] as const)(
  'the role %s cannot make a definer function run as a trigger of its own',
  async (role) => {
    const session = await openSession(role)
    try {
      const { rows } = await session.query(
        `SELECT p.oid::regprocedure::text AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
         WHERE n.nspname IN ('desk', 'published') AND p.prosecdef AND p.prorettype = 'trigger'::regtype
           AND has_function_privilege(p.oid, 'EXECUTE')`,
      )
      expect(rows).toEqual([])
      await session.query('CREATE TEMP TABLE trap (subject text, "subjectId" uuid)')
      for (const name of ['desk.clear_listings', 'published.count_issue'])
        expect(
          await outcomeOf(
            session.query(`CREATE TRIGGER trap AFTER INSERT ON trap FOR EACH ROW EXECUTE FUNCTION ${name}()`),
          ),
        ).toBe('42501')
    } finally {
      await session.end()
    }
  },
)

test.each([
  [
    'changed',
    `UPDATE desk."AnnotationTarget" SET "end" = "end" - 1, exact = left(exact, -1) WHERE "annotationId" = $1 AND "statementId" IS NOT NULL`,
  ],
  ['removed', `DELETE FROM desk."AnnotationTarget" WHERE "annotationId" = $1 AND "statementId" IS NOT NULL`],
])('a passage of a public note that is %s voids the approval of its record', async (_, statement) => {
  let noteId = ''
  const { id } = await anApprovedRecord(async ({ author, id: recordId, revision, never }) => {
    const passages = [{ statementId: never, start: 0, end: 7 }]
    const note = { record: { id: recordId, revision }, passages, body: 'Of 2019.', visibility: 'PUBLIC' }
    noteId = (await annotate(author, annotationDraft.parse(note))).id
  })
  const approval = { recordId: id, voidedAt: null }
  expect(await deskDb.approval.count({ where: approval })).toBe(1)
  const owner = await openSession()
  await owner.query(statement, [noteId])
  await owner.end()
  expect(await deskDb.approval.count({ where: approval })).toBe(0)
})

test.each([
  ['was suspended', { suspendedAt: new Date() }],
  ['became a contributor', { role: 'CONTRIBUTOR' }],
])('nothing is published on the approval of an account that %s', async (_, change) => {
  const { second, id, revision } = await anApprovedRecord()
  await changeAccount(second.id, change)
  await expect(publishRecord(await anEditor('PUBLISHER'), { id, revision })).rejects.toThrow(
    'may not approve any more',
  )
})

test('who has a conflict of interest does not withdraw, by command or by SQL', async () => {
  const { second, id, revision, rosa } = await anApprovedRecord()
  await publishRecord(second, { id, revision })
  await declareConflict(second, { speakerId: rosa, note: 'A cousin.' })
  const { revision: now } = await deskDb.record.findUniqueOrThrow({ where: { id } })
  await expect(withdrawRecord(second, { id, revision: now, reason: 'Taken back.' })).rejects.toMatchObject({
    code: 'forbidden',
  })
})

test('an approval names whether its note is a correction, as its editor read it', async () => {
  const { author, second, id, revision } = await anApprovedRecord()
  await publishRecord(second, { id, revision })
  await editRecord(author, readyEdit(id, revision))
  const next = at(id, revision + 1)
  const note = { changeNote: 'The month was left out.' }
  await sendToReview(author, { ...next, ...note, isCorrection: true })
  await expect(approve(second, { ...next, ...note, points: [], isCorrection: false })).rejects.toMatchObject({
    code: 'conflict',
  })
  await approve(second, { ...next, ...note, points: [], isCorrection: true })
})

test('a source is not dated before what it reports', async () => {
  const { author, source } = await aReadyRecord()
  const stored = await deskDb.source.findUniqueOrThrow({ where: { id: source.id } })
  const values = { ...sourceValues(stored), id: stored.id, revision: String(stored.revision), reason: '' }
  const dated = (published: string) => sourceEditForm.parse(unflatten({ ...values, published, updated: '' }))
  await expect(editSource(author, dated('2019-10-01'))).rejects.toMatchObject({ field: 'published' })
  await editSource(author, dated('2019-11-01'))
})

test('a record dated after its report is not sent, however it came to be', async () => {
  const { author, id, source } = await aReadyRecord()
  const owner = await openSession()
  await owner.query(
    `UPDATE desk."Source" SET revision = revision + 1, published = '2019-10-01', "publishedMin" = '2019-10-01', "publishedMax" = '2019-10-01' WHERE id = $1`,
    [source.id],
  )
  await owner.end()
  const { revision } = await deskDb.record.findUniqueOrThrow({ where: { id } })
  await expect(sendToReview(author, at(id, revision))).rejects.toThrow('is dated later than the report of it')
})

test('until it is published, a record’s address follows its subject', async () => {
  const { author, second, id, revision } = await aReadyRecord()
  const slug = async () => (await deskDb.record.findUniqueOrThrow({ where: { id } })).slug
  await editRecord(author, { ...readyEdit(id, revision), subject: 'whether the toll will rise' })
  expect(await slug()).toBe('whether-the-toll-will-rise')
  await sendToReview(author, at(id, revision + 1))
  await approve(second, { ...at(id, revision + 1), points: [] })
  await publishRecord(second, { id, revision: revision + 1 })
  await editRecord(author, { ...readyEdit(id, revision + 1), subject: 'whether the fare will rise' })
  expect(await slug()).toBe('whether-the-toll-will-rise')
})

test('a record is found from the first day on which one of its statements may have been said', async () => {
  const { author, second, id, revision, number, never } = await aReadyRecord()
  const owner = await openSession()
  await owner.query(
    `UPDATE desk."Statement" SET revision = revision + 1, said = '../2019-11-01', "saidMin" = NULL WHERE id = $1`,
    [never],
  )
  await owner.end()
  const { revision: now } = await deskDb.record.findUniqueOrThrow({ where: { id } })
  await editRecord(author, readyEdit(id, now || revision))
  const last = (await deskDb.record.findUniqueOrThrow({ where: { id } })).revision
  await sendToReview(author, at(id, last))
  await approve(second, { ...at(id, last), points: [] })
  await publishRecord(second, { id, revision: last })
  const { rows } = await publishedRecords(readFilter({ 'said-to': '2019-10-01', order: 'edited' }))
  expect(rows.map((row) => row.number)).toContain(number)
})
