import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import pg from 'pg'
import { annotate } from '#features/annotations/commands.server'
import { annotationDraft } from '#features/annotations/schema'
import { sessionEditor } from '#features/editors/session.server'
import { readFilter } from '#features/publications/filter'
import { publishedRecord } from '#features/publications/queries.server'
import { publishedRecords } from '#features/publications/search.server'
import { deskDb } from '#lib/desk-db.server'
import { runOnce } from '#lib/idempotency.server'
import { paths } from '#lib/paths'
import { publishedDb } from '#lib/published-db.server'
import { searches } from './vocabulary'

// Wraps the driver, to record the exact SQL that the application sends for one read or one save.
let queries = []
const { value: query } = Object.getOwnPropertyDescriptor(pg.Client.prototype, 'query')
pg.Client.prototype.query = new Proxy(query, {
  apply(send, client, queryArgs) {
    const [config, more] = queryArgs
    const { text, values = more } = typeof config === 'string' ? { text: config } : config
    queries.push({ text, values: Array.isArray(values) ? values : [] })
    return Reflect.apply(send, client, queryArgs)
  },
})

/**
 * Records the second call only: the first opens connections and sends their setup. The second must not be
 * answered from the cache of the first.
 */
async function recordSql(work) {
  await work(0)
  queries = []
  await work(1)
  const recorded = queries
  queries = []
  return recorded
}

const [file] = process.argv.slice(2)
const sentinel = Number(process.env['BENCH_RECORDS'])
const statements = {
  record: { sentinel, queries: await recordSql((turn) => publishedRecord(sentinel - 1 + turn)) },
}
for (const [name, q] of Object.entries(searches))
  statements[name] = { queries: await recordSql(() => publishedRecords(readFilter({ q }))) }

const editor = await deskDb.editor.findFirstOrThrow({ where: { role: 'EDITOR' } })
const token = randomBytes(32).toString('base64url')
await deskDb.session.create({
  data: {
    editorId: editor.id,
    tokenHash: createHash('sha256').update(token).digest('hex'),
    expiresAt: new Date(Date.now() + 12 * 60 * 60 * 1000),
  },
})

const records = await deskDb.record.findMany({
  take: 16,
  orderBy: { number: 'asc' },
  include: { statementA: true },
})
const saves = []
for (const record of records) {
  const { id, revision, statementA } = record
  const passages = [{ statementId: statementA.id, start: 1, end: 9 }]
  const draft = annotationDraft.parse({
    record: { id, revision },
    passages,
    body: 'The report gives no date for it.',
  })
  const save = async () => {
    const sessionOwner = await sessionEditor(token)
    const request = { key: randomUUID(), editorId: sessionOwner.id, fingerprint: 'x'.repeat(64) }
    await runOnce(request, () => annotate(sessionOwner, draft))
  }
  saves.push({ unchangedIds: [editor.id, id, statementA.id], queries: await recordSql(save) })
}
const slugs = await publishedDb.recordListing.findMany({ select: { number: true, slug: true }, take: 5000 })
const marks = records.map(({ number, statementA }) => ({ number, statementId: statementA.id }))
const { number, dispute, statementA } = await deskDb.record.findFirstOrThrow({
  orderBy: { number: 'asc' },
  include: {
    dispute: true,
    statementA: {
      include: {
        attributions: { include: { speaker: true } },
        appearances: { include: { snapshot: { include: { source: true } } } },
      },
    },
  },
})
const desk = {
  queue: paths.desk.queue(),
  'queue, published': paths.desk.queue({ list: 'published' }),
  workspace: paths.desk.record(number),
  review: paths.desk.review(number),
  history: paths.desk.history(number),
  preview: paths.desk.recordPreview(number),
  pair: paths.desk.pair(),
  statements: paths.desk.statements(),
  'statements, search': `${paths.desk.statements()}?q=lighthouse`,
  statement: paths.desk.statement(statementA.slug),
  speakers: paths.desk.speakers(),
  speaker: paths.desk.speaker(statementA.attributions[0].speaker.slug),
  source: paths.desk.source(statementA.appearances[0].snapshot.source.slug),
  disputes: paths.desk.disputes(),
  dispute: paths.desk.dispute(dispute.slug),
  'dispute, review': paths.desk.disputeReview(dispute.slug),
  audit: paths.desk.audit(),
  account: paths.desk.account(),
  'find speakers': `${paths.desk.findSpeakers()}?q=Rosa`,
}
writeFileSync(file, JSON.stringify({ statements, saves, searches, token, slugs, marks, desk }))
process.exit(0)
