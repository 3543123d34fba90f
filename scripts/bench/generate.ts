import pg from 'pg'
import type { Dispute, DisputeStatement } from '#generated/prisma/client'
import type { DeskDispute } from '#features/review/queries.server'
import { slugOf } from '#lib/identifiers'
import { type People, makePeople } from './people'
import { Random, idMaker, moment } from './random'
import { type Accounts, History, publishDispute, publishRecord } from './publications'
import { makeNotes, makeRecords } from './records'
import { finishDatabase } from './audit-chain'
import { dropIndexes } from './indexes'
import { makeStatements } from './statements'
import { makeTopic } from './vocabulary'

const ids = { dispute: idMaker(8), editor: idMaker(17) }
const accounts: Accounts = { editor: ids.editor(), publisher: ids.editor(), admin: ids.editor() }
const perBatch = 2000

/** Five statements per record; most disputes are small, a few are large. */
const disputeSize = (random: Random) => 5 * Math.round(2 + 58 * random.next() ** 5)

function makeDispute(random: Random, people: People, count: number) {
  const reported = makeStatements(random, { people, count })
  const { label } = makeTopic(random)
  const id = ids.dispute()
  const dispute: Dispute = {
    ...{ id, slug: `${slugOf(label)}-${Number.parseInt(id.slice(-8), 16) + 1}`, title: label.slice(9) },
    ...{
      question: `Of what was said about it: ${label}?`,
      summary: `Reports differ on ${label}.`,
      topics: [],
    },
    ...{ asOf: moment(0), revision: 1, state: 'APPROVED', publicState: 'PUBLISHED', needsReview: false },
    createdAt: moment(0),
  }
  const disputeStatements = reported.statements.map(({ id: statementId }, index): DisputeStatement => ({
    disputeId: id,
    statementId,
    position: index,
  }))
  const statements = disputeStatements.map((row, index) => ({
    ...row,
    statement: reported.statements[index] ?? throwMissing(),
  }))
  return { reported, dispute: { ...dispute, statements } satisfies DeskDispute, disputeStatements }
}

function throwMissing(): never {
  throw new Error('A statement is missing.')
}

/** All rows of some disputes, in an order that satisfies every foreign key. */
function makeBatch(
  random: Random,
  { people, history, counts }: { people: People; history: History; counts: number[] },
) {
  const generated = counts.map((count) => makeDispute(random, people, count))
  const reported = generated.map((entry) => entry.reported)
  const statements = reported.flatMap((report) => report.statements)
  const disputes = generated.map(({ dispute }) => dispute)
  for (const report of reported) history.addStatements(report)
  for (const action of ['OPENED', 'STATEMENTS_ASSIGNED'] as const)
    history.addRevisions(
      'dispute',
      disputes.map(({ id }) => id),
      action,
    )
  const publishedDisputes = disputes.map((dispute) =>
    publishDispute(dispute, accounts, history.addPublication('DISPUTE', dispute)),
  )
  const records = disputes.flatMap((dispute) => makeRecords(random, dispute))
  for (const record of records) record.targets = makeNotes(random, record, accounts)
  history.addRevisions(
    'record',
    records.map(({ id }) => id),
    'PAIRED',
  )
  const notes = records.flatMap(({ targets }) => targets.map(({ annotation }) => annotation))
  history.addRevisions(
    'annotation',
    notes.map(({ id }) => id),
    'NOTED',
  )
  const publishedRecords = records.map((record) => {
    const moments = Array.from({ length: random.chance(0.1) ? 2 : 1 }, () =>
      history.addPublication('RECORD', record),
    )
    return publishRecord(record, accounts, moments)
  })
  const parts = [...publishedDisputes, ...publishedRecords].map((published) => published.parts)
  const { revisions, approvals } = history.drain()
  return new Map<string, readonly object[]>([
    ['desk.Source', reported.flatMap(({ sources }) => sources)],
    ['desk.Snapshot', reported.flatMap(({ snapshots }) => snapshots)],
    ['desk.Statement', statements],
    ['desk.Attribution', statements.flatMap(({ attributions }) => attributions)],
    ['desk.Appearance', statements.flatMap(({ appearances }) => appearances)],
    ['desk.Dispute', disputes],
    ['desk.DisputeStatement', generated.flatMap(({ disputeStatements }) => disputeStatements)],
    ['desk.Record', records],
    ['desk.Tie', records.flatMap(({ ties }) => ties)],
    ['desk.TiePassage', records.flatMap(({ ties }) => ties.flatMap(({ passages }) => passages))],
    ['desk.Evidence', records.flatMap(({ evidence }) => evidence)],
    ['desk.Annotation', notes],
    ['desk.AnnotationTarget', notes.flatMap(({ targets }) => targets)],
    ['desk.Revision', revisions],
    ['desk.Approval', approvals],
    [
      'published.Publication',
      [
        ...publishedDisputes.map((published) => published.publication),
        ...publishedRecords.flatMap((published) => published.publications),
      ],
    ],
    ['published.DisputeListing', publishedDisputes.map(({ listing }) => listing)],
    ['published.RecordListing', publishedRecords.map(({ listing }) => listing)],
    ['published.StatementListing', parts.flatMap((part) => part.statements)],
    ['published.SpeakerListing', parts.flatMap((part) => part.speakers)],
    ['published.SourceListing', parts.flatMap((part) => part.sources)],
  ])
}

function makeFirstBatch(people: People, history: History) {
  const speakers = [...new Set([...people.publishers, ...people.speakers])]
  const roles = ['EDITOR', 'PUBLISHER', 'ADMIN'] as const
  const editors = Object.values(accounts).map((id: string, index) => ({
    ...{ id, email: `bench-${index + 1}@example.org`, name: `Bench ${roles[index]}`, role: roles[index] },
    createdAt: moment(0),
  }))
  history.addRevisions(
    'speaker',
    speakers.map(({ speaker }) => speaker.id),
    'ADDED',
  )
  return new Map<string, readonly object[]>([
    ['desk.Editor', editors],
    ['desk.Speaker', speakers.map(({ speaker }) => speaker)],
    ['desk.Capacity', speakers.map(({ role }) => role).filter((role) => role !== null)],
    ['desk.Revision', history.drain().revisions],
  ])
}

type Rows = readonly object[]
type Batch = ReadonlyMap<string, Rows>

const rowsAtOnce = 2000

/** Picks only the table's columns, because rows also contain related rows. JSON has no bigint. */
function toJson(rows: Rows, columns: readonly string[]): string {
  const ownColumns = rows.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => columns.includes(name))),
  )
  return JSON.stringify(ownColumns, (_, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  )
}

async function columnsOf(client: pg.Client, schema: string, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    'SELECT column_name AS name FROM information_schema.columns WHERE table_schema = $1 AND table_name = $2',
    [schema, table],
  )
  return rows.map(({ name }) => name)
}

/**
 * Inserts one batch in one transaction, as the owner. The desk's triggers are off: they would take minutes and use the
 * current time. scripts/bench/audit-chain.ts checks their rules afterwards, over all rows at once.
 * CHECK and UNIQUE stay on, and so do the triggers of the listings, which fill `search`.
 */
async function insertBatch(client: pg.Client, batch: Batch): Promise<void> {
  await client.query('BEGIN')
  for (const [name, all] of batch) {
    const [schema = '', table = ''] = name.split('.')
    const columns = await columnsOf(client, schema, table)
    const [first] = all
    const columnNames = columns.filter((column) => first && column in first).map((column) => `"${column}"`)
    await client.query(
      `SET LOCAL session_replication_role = ${name.endsWith('Listing') ? 'origin' : 'replica'}`,
    )
    for (let at = 0; at < all.length; at += rowsAtOnce) {
      const into = `INSERT INTO ${schema}."${table}" (${columnNames.join(', ')})`
      const from = `SELECT ${columnNames.join(', ')} FROM jsonb_populate_recordset(NULL::${schema}."${table}", $1::jsonb)`
      await client.query(`${into} ${from}`, [toJson(all.slice(at, at + rowsAtOnce), columns)])
    }
  }
  await client.query('SET LOCAL session_replication_role = origin')
  await client.query('COMMIT')
}

/** A connection for rows that may be lost in a crash: the run is then started again. */
async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: process.env['DATABASE_URL'] })
  await client.connect()
  await client.query('SET synchronous_commit = off')
  return client
}

/** Fills an empty database with `size` statements, identical in every run. */
async function generate(size: number): Promise<void> {
  const random = new Random(42)
  const history = new History(accounts)
  // PostgreSQL inserts one batch while the next one is made.
  const clients = [await connect(), await connect()] as const
  const [client] = clients
  const buildIndexes = await dropIndexes(client)
  const people = makePeople(random, size)
  await insertBatch(client, makeFirstBatch(people, history))
  const inserting = clients.map(() => Promise.resolve())
  for (let turn = 0, statementsLeft = size; statementsLeft > 0; turn = 1 - turn) {
    const counts: number[] = []
    for (let remaining = Math.min(perBatch, statementsLeft); remaining > 0; remaining -= counts.at(-1) ?? 0)
      counts.push(remaining < 20 ? remaining : Math.min(disputeSize(random), remaining - 10))
    const batch = makeBatch(random, { people, history, counts })
    await inserting[turn]
    inserting[turn] = insertBatch(clients[turn] ?? client, batch)
    statementsLeft -= Math.min(perBatch, statementsLeft)
    process.stdout.write(`${size - statementsLeft} of ${size} statements made\n`)
  }
  await Promise.all(inserting)
  await finishDatabase(client, buildIndexes)
  for (const connection of clients) await connection.end()
}

await generate(Number(process.argv[2]))
