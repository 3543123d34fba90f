import pg from 'pg'
import type { Dispute, DisputeStatement } from '#generated/prisma/client'
import type { DeskDispute } from '#features/review/queries.server'
import { slugOf } from '#lib/identifiers'
import { type Cast, castOf } from './cast'
import { Chance, idMaker, moment } from './chance'
import { type Accounts, Ledger } from './history'
import { load } from './load'
import { publishDispute, publishRecord } from './publications'
import { noted, pairUp } from './records'
import { finish } from './seal'
import { tell } from './statements'
import { matterOf } from './tongue'

const ids = { dispute: idMaker(8), editor: idMaker(17) }
const accounts: Accounts = { editor: ids.editor(), publisher: ids.editor(), admin: ids.editor() }
const perBatch = 2000

/** Five statements make a record; most disputes are small, a few are large. */
const sizeOf = (chance: Chance) => 5 * Math.round(2 + 58 * chance.next() ** 5)

function openDispute(chance: Chance, cast: Cast, count: number) {
  const told = tell(chance, { cast, count })
  const { label } = matterOf(chance)
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
  const assigned = told.statements.map(({ id: statementId }, index): DisputeStatement => ({
    disputeId: id,
    statementId,
    position: index,
  }))
  const statements = assigned.map((row, index) => ({
    ...row,
    statement: told.statements[index] ?? missing(),
  }))
  return { told, dispute: { ...dispute, statements } satisfies DeskDispute, assigned }
}

function missing(): never {
  throw new Error('A statement is missing.')
}

/** The rows of some disputes with all that belongs to them, in an order that every foreign key allows. */
function batchOf(chance: Chance, { cast, ledger, counts }: { cast: Cast; ledger: Ledger; counts: number[] }) {
  const opened = counts.map((count) => openDispute(chance, cast, count))
  const told = opened.map((one) => one.told)
  const statements = told.flatMap((one) => one.statements)
  const disputes = opened.map(({ dispute }) => dispute)
  for (const one of told) ledger.told(one)
  for (const action of ['OPENED', 'STATEMENTS_ASSIGNED'] as const)
    ledger.added(
      'dispute',
      disputes.map(({ id }) => id),
      action,
    )
  const outDisputes = disputes.map((dispute) =>
    publishDispute(dispute, accounts, ledger.released('DISPUTE', dispute)),
  )
  const records = disputes.flatMap((dispute) => pairUp(chance, dispute))
  for (const record of records) record.targets = noted(chance, record, accounts)
  ledger.added(
    'record',
    records.map(({ id }) => id),
    'PAIRED',
  )
  const notes = records.flatMap(({ targets }) => targets.map(({ annotation }) => annotation))
  ledger.added(
    'annotation',
    notes.map(({ id }) => id),
    'NOTED',
  )
  const outRecords = records.map((record) => {
    const moments = Array.from({ length: chance.is(0.1) ? 2 : 1 }, () => ledger.released('RECORD', record))
    return publishRecord(record, accounts, moments)
  })
  const parts = [...outDisputes, ...outRecords].map((out) => out.parts)
  const { revisions, approvals } = ledger.take()
  return new Map<string, readonly object[]>([
    ['desk.Source', told.flatMap(({ sources }) => sources)],
    ['desk.Snapshot', told.flatMap(({ snapshots }) => snapshots)],
    ['desk.Statement', statements],
    ['desk.Attribution', statements.flatMap(({ attributions }) => attributions)],
    ['desk.Appearance', statements.flatMap(({ appearances }) => appearances)],
    ['desk.Dispute', disputes],
    ['desk.DisputeStatement', opened.flatMap(({ assigned }) => assigned)],
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
      [...outDisputes.map((out) => out.publication), ...outRecords.flatMap((out) => out.publications)],
    ],
    ['published.DisputeListing', outDisputes.map(({ listing }) => listing)],
    ['published.RecordListing', outRecords.map(({ listing }) => listing)],
    ['published.StatementListing', parts.flatMap((part) => part.statements)],
    ['published.SpeakerListing', parts.flatMap((part) => part.speakers)],
    ['published.SourceListing', parts.flatMap((part) => part.sources)],
  ])
}

function firstBatch(cast: Cast, ledger: Ledger) {
  const members = [...new Set([...cast.publishers, ...cast.people])]
  const roles = ['EDITOR', 'PUBLISHER', 'ADMIN'] as const
  const editors = Object.values(accounts).map((id: string, index) => ({
    ...{ id, email: `bench-${index + 1}@example.org`, name: `Bench ${roles[index]}`, role: roles[index] },
    createdAt: moment(0),
  }))
  ledger.added(
    'speaker',
    members.map(({ speaker }) => speaker.id),
    'ADDED',
  )
  return new Map<string, readonly object[]>([
    ['desk.Editor', editors],
    ['desk.Speaker', members.map(({ speaker }) => speaker)],
    ['desk.Capacity', members.map(({ role }) => role).filter((role) => role !== null)],
    ['desk.Revision', ledger.take().revisions],
  ])
}

/** Fills an empty database with `size` statements, the same ones in every run. */
async function generate(size: number): Promise<void> {
  const chance = new Chance(42)
  const ledger = new Ledger(accounts)
  const client = new pg.Client({ connectionString: process.env['DATABASE_URL'] })
  await client.connect()
  const cast = castOf(chance, size)
  await load(client, firstBatch(cast, ledger))
  for (let left = size; left > 0;) {
    const counts: number[] = []
    for (let room = Math.min(perBatch, left); room > 0; room -= counts.at(-1) ?? 0)
      counts.push(room < 20 ? room : Math.min(sizeOf(chance), room - 10))
    await load(client, batchOf(chance, { cast, ledger, counts }))
    left -= Math.min(perBatch, left)
    process.stdout.write(`${size - left} of ${size} statements loaded\n`)
  }
  await finish(client)
  await client.end()
}

await generate(Number(process.argv[2]))
