import { beforeAll, expect, test } from 'vitest'
import { message } from '#features/exports/message'
import { disputeDocument, recordDocument, type RecordDocument } from '#features/publications/document'
import { dependenciesOf } from '#features/review/decisions.server'
import { deskDb } from '#lib/desk-db.server'
import { readDisputeFile } from '../prisma/seed/dispute-file'
import { seedDispute } from '../prisma/seed/story'
import { anEditor } from './support/factories'

const file = readDisputeFile()
const documents = new Map<number, RecordDocument[]>()

beforeAll(async () => {
  await seedDispute({ editor: await anEditor(), publisher: await anEditor('PUBLISHER'), say: () => {} })
  for (const { number, document } of await deskDb.publication.findMany({
    where: { subject: 'RECORD' },
    orderBy: { version: 'asc' },
  }))
    documents.set(number ?? 0, [
      ...(documents.get(number ?? 0) ?? []),
      recordDocument.parse(JSON.parse(document)),
    ])
}, 60_000)

const statementOf = (id: string) => {
  const statement = file.statements.find((statement) => statement.id === id)
  if (!statement) throw new Error(id)
  return statement
}
const latest = (number: number) => {
  const document = documents.get(number)?.at(-1)
  if (!document) throw new Error(`record ${number}`)
  return document
}

test('all 33 statements are stored character for character', async () => {
  const quotes = await deskDb.statement.findMany({ select: { quote: true } })
  expect(quotes.map(({ quote }) => quote).toSorted()).toEqual(
    file.statements.map(({ text }) => text).toSorted(),
  )
})

test.each(file.contradictions.map((record) => [record.no, record] as const))(
  'record %i publishes the quotations, contexts, passages, notes and relation of the file',
  (number, record) => {
    const document = latest(number)
    const { a, b } = record.statements
    const sides = [document.a, document.b].map(({ quote, context }) => ({ quote, context }))
    const expected = [a, b].map(statementOf).map(({ text, context }) => ({ quote: text, context }))
    expect(sides).toEqual(expected)
    expect(document.ties.map((tie) => [tie.label, tie.a[0]?.exact, tie.b[0]?.exact])).toEqual(
      record.ties.map((tie) => [tie.subject, tie.a.text, tie.b.text]),
    )
    expect(document.notes.map(({ body }) => body).toSorted()).toEqual(
      record.editor_notes.map(({ note }) => note).toSorted(),
    )
    expect(document.relation).toBe(record.relation)
    expect(document.scope).toEqual(record.scope)
  },
)

test('every attribution of the demonstration reads as a sentence before its quotation', async () => {
  const [publication] = await deskDb.publication.findMany({
    where: { subject: 'DISPUTE' },
    orderBy: { version: 'desc' },
    take: 1,
  })
  const { statements } = disputeDocument.parse(JSON.parse(publication?.document ?? ''))
  expect(statements).toHaveLength(33)
  for (const { attributionSentence: sentence } of statements) {
    // The publication reports, then each further speaker is the subject of a clause or is cited.
    expect(sentence).toMatch(
      /^(?:(?:ETV Bharat|Business Standard) reports(?:, according to [^:]+|, citing [^:]+|,? that [^:]+)*|According to [^:]+):$/u,
    )
    expect(sentence).not.toMatch(/according to:|\(\)|\s:/u)
  }
})

test('every message of the demonstration has both sides, each after its attribution', () => {
  for (const { no } of file.contradictions) {
    const document = latest(no)
    const words = message(document, { origin: 'https://variance.example', sha256: '' })
    expect(words.length).toBeLessThan(999)
    for (const { attribution, quote } of [document.a, document.b]) {
      expect(words).toContain(quote)
      for (const { speaker } of attribution) expect(words).toContain(speaker.name)
    }
  }
})

test('record 1 has three versions, and Malviya is on side A of the first', () => {
  const versions = documents.get(1) ?? []
  expect(versions.map(({ version, isCorrection }) => [version, isCorrection])).toEqual([
    [1, false],
    [2, true],
    [3, false],
  ])
  expect(versions.map(({ a }) => a.attribution[0]?.speaker.name)).toEqual([
    'Amit Malviya',
    'WhatsApp',
    'WhatsApp',
  ])
  expect(versions.map(({ notes }) => notes.length)).toEqual([3, 3, 4])
  expect(versions.map(({ publishedBy }) => publishedBy)).toEqual([
    'Desk editor',
    'Desk editor',
    'Second editor',
  ])
})

test('fourteen records are published, the fifteenth is withdrawn, the dispute has two versions', async () => {
  expect(await deskDb.recordListing.count()).toBe(14)
  expect((await deskDb.tombstone.findMany()).map(({ number }) => number)).toEqual([15])
  expect(await deskDb.disputeListing.findMany({ select: { version: true, statementCount: true } })).toEqual([
    { version: 2, statementCount: 33 },
  ])
})

test('seven pairs are pending in the queue', async () => {
  expect(await deskDb.suggestion.count({ where: { decision: null } })).toBe(7)
})

test('a stored excerpt is shorter than the contexts of all statements', async () => {
  const needed = file.statements.reduce((sum, { context }) => sum + context.length, 0)
  for (const { kind, text } of await deskDb.snapshot.findMany()) {
    expect(kind).toBe('EXCERPT')
    expect(text).toContain('[…]')
    expect(text.length).toBeLessThan(needed)
  }
})

test('desk.used_by names the statements, speakers, sources and notes of a published document', async () => {
  const editor = await anEditor()
  const { a, b, evidence, notes } = latest(1)
  const { id } = await deskDb.record.findUniqueOrThrow({ where: { number: 1 } })
  const { ids, speakerIds } = await dependenciesOf(editor, { subject: 'RECORD', id })
  const query = { where: { id: { in: ids } }, select: { slug: true } }
  const speakers = { ...query, where: { id: { in: speakerIds } } }
  const sources = [a.source, b.source, ...evidence.flatMap(({ source }) => source ?? [])]
  expect(sources.length).toBeGreaterThan(2)
  expect(slugsOf(await deskDb.statement.findMany(query))).toEqual(slugsOf([a, b]))
  expect(slugsOf(await deskDb.source.findMany(query))).toEqual(slugsOf(sources))
  const bodies = await deskDb.annotation.findMany({ where: query.where, select: { body: true } })
  expect(bodies.map(({ body }) => body).toSorted()).toEqual(notes.map(({ body }) => body).toSorted())
  expect(slugsOf(await deskDb.speaker.findMany(speakers))).toEqual(
    slugsOf([...a.attribution, ...b.attribution].map(({ speaker }) => speaker)),
  )
})

const slugsOf = (rows: readonly { slug: string }[]) => [...new Set(rows.map(({ slug }) => slug))].toSorted()
