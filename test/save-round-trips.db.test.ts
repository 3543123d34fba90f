import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { expect, test } from 'vitest'
import { annotate, replyToNote, resolveNote } from '#features/annotations/commands.server'
import { annotationDraft } from '#features/annotations/schema'
import type { Editor } from '#features/editors/editor'
import { sessionEditor } from '#features/editors/session.server'
import { deskDb } from '#lib/desk-db.server'
import { runOnce } from '#lib/idempotency.server'
import { openSession } from './support/db-sessions'
import { aReadyRecord } from './support/factories'

let queries: string[] = []
const query: unknown = Reflect.get(pg.Client.prototype, 'query')
if (typeof query !== 'function') throw new Error('The driver has no query method.')
const recording = new Proxy(query, {
  apply(send, client, sendArguments: unknown[]): unknown {
    const [sql] = sendArguments
    queries.push(typeof sql === 'object' && sql !== null && 'text' in sql ? String(sql.text) : String(sql))
    return Reflect.apply(send, client, sendArguments)
  },
})
Reflect.set(pg.Client.prototype, 'query', recording)

/** The SQL of a form's save, from its session to COMMIT: each statement waits for the database once. */
async function statementsOf(editor: Editor, save: () => Promise<unknown>): Promise<string[]> {
  queries = []
  await sessionEditor('a token')
  await runOnce({ key: randomUUID(), editorId: editor.id, fingerprint: 'a' }, save)
  return queries
}

test('saving a note takes at most six round trips, with passages on both sides', async () => {
  const { author, id, revision, never, rise } = await aReadyRecord()
  const draft = annotationDraft.parse({
    record: { id, revision },
    passages: [
      { statementId: never, start: 8, end: 28, exact: 'never raise the fare' },
      { statementId: rise, start: 0, end: 8, exact: 'the fare' },
    ],
    body: 'Both speak of the fare.',
  })
  const statements = await statementsOf(author, () => annotate(author, draft))
  expect(statements.at(-1)).toBe('COMMIT')
  expect(statements.length, statements.join('\n')).toBeLessThanOrEqual(6)
  const [note] = await deskDb.annotation.findMany({ where: { body: draft.body }, include: { targets: true } })
  expect(note?.targets.map(({ exact }) => exact)).toEqual(['never raise the fare', 'the fare', null])
})

test('a mark whose context has changed since is placed where its words are now', async () => {
  const { author, never } = await aReadyRecord()
  const passage = { statementId: never, start: 0, end: 5, exact: 'never' }
  const { id } = await annotate(
    author,
    annotationDraft.parse({ record: null, passages: [passage], body: 'Sic.' }),
  )
  expect(await deskDb.annotationTarget.findMany({ where: { annotationId: id } })).toMatchObject([
    { start: 8, end: 13, exact: 'never', ordinal: 0 },
  ])
  const missing = { ...passage, exact: 'the ferry’s captain' }
  await expect(
    annotate(author, annotationDraft.parse({ record: null, passages: [missing], body: 'Gone.' })),
  ).rejects.toMatchObject({ code: 'invalid' })
  expect(await deskDb.annotation.count({ where: { body: 'Gone.' } })).toBe(0)
})

test('a reply and a resolution take at most six round trips', async () => {
  const { author, never } = await aReadyRecord()
  const passage = { statementId: never, exact: 'We will' }
  const draft = annotationDraft.parse({ record: null, passages: [passage], body: 'Who is we?' })
  const { id } = await annotate(author, draft)
  for (const save of [
    () => replyToNote(author, { parentId: id, body: 'The board.' }),
    () => resolveNote(author, { id, revision: 1 }),
  ]) {
    const statements = await statementsOf(author, save)
    expect(statements.length, statements.join('\n')).toBeLessThanOrEqual(6)
  }
})

test('a new passage is compared with the text alone, not with every other passage of its statement', async () => {
  const { author, never } = await aReadyRecord()
  const mark = { statementId: never, start: 8, end: 13, exact: 'never' }
  const note = () => annotate(author, annotationDraft.parse({ record: null, passages: [mark], body: 'Sic.' }))
  for (let count = 0; count < 30; count++) await note()
  const { id } = await note()
  const session = await openSession()
  await session.query(`SET track_functions = 'all'; BEGIN`)
  await session.query(
    `INSERT INTO desk."AnnotationTarget" (id, "annotationId", ordinal, "statementId", start, "end", exact)
     VALUES (gen_random_uuid(), $1, 7, $2, 8, 13, 'never')`,
    [id, never],
  )
  await session.query('SET CONSTRAINTS ALL IMMEDIATE')
  const { rows } = await session.query(
    `SELECT calls::int FROM pg_stat_xact_user_functions WHERE funcname = 'utf16_slice'`,
  )
  expect(rows).toEqual([{ calls: 1 }])
  await session.end()
})
