import { expect, test } from 'vitest'
import { disputeDocument, recordDocument } from '#features/publications/document'
import { recordRow } from '#features/publications/listing-row'
import { aReadyRecord } from '#test/support/factories'
import { openSession, outcomeOf } from '#test/support/db-sessions'
import { publishedDb } from '#lib/published-db.server'
import { approve, sendToReview } from './commands.server'
import { disputeListing, entityListings, recordListing } from './listing-writer'
import { publishRecord } from './publish.server'

async function aPublishedRecord() {
  const { author, second, id, revision, disputeId } = await aReadyRecord()
  const at = { subject: 'RECORD', id, revision } as const
  await sendToReview(author, at)
  await approve(second, { ...at, points: [] })
  await publishRecord(second, { id, revision })
  return { id, disputeId }
}

const bySlug = <Row extends { slug: string }>(rows: Row[]) =>
  rows.toSorted((left, right) => (left.slug < right.slug ? -1 : 1))

/** The rows that readers list of a subject, and those that its document gives. */
async function rowsOf(subjectId: string) {
  const {
    document: json,
    seq,
    publishedAt,
    subject,
    slug,
  } = await publishedDb.livePublication.findFirstOrThrow({
    where: { subjectId },
    orderBy: { seq: 'desc' },
  })
  const parsed: unknown = JSON.parse(json)
  const isRecord = subject === 'RECORD'
  const record = isRecord ? recordDocument.parse(parsed) : null
  const dispute = isRecord ? null : disputeDocument.parse(parsed)
  const key = { subjectId, seq, publishedAt, disputeSlug: record?.dispute.slug ?? slug }
  const parts = entityListings(record ? [record.a, record.b] : (dispute?.statements ?? []), key)
  const where = { where: { subjectId } }
  const stored = {
    record: await publishedDb.recordListing.findUnique({ where: { recordId: subjectId } }),
    dispute: await publishedDb.disputeListing.findUnique({ where: { disputeId: subjectId } }),
    statements: bySlug(await publishedDb.statementListing.findMany(where)),
    speakers: bySlug(await publishedDb.speakerListing.findMany(where)),
    sources: bySlug(await publishedDb.sourceListing.findMany(where)),
  }
  const derived = {
    record: record && recordListing(record, key),
    dispute: dispute && disputeListing(dispute, key),
    statements: bySlug(parts.statements),
    speakers: bySlug(parts.speakers),
    sources: bySlug(parts.sources),
  }
  return { stored, derived }
}

test('the database lists a record and a dispute with the rows that their documents give', async () => {
  const { id, disputeId } = await aPublishedRecord()
  for (const subject of [id, disputeId]) {
    const { stored, derived } = await rowsOf(subject)
    expect(stored).toEqual(derived)
    expect(stored.statements).toHaveLength(2)
  }
})

test('a row with other words than its document is refused also in the transaction that publishes', async () => {
  const { id } = await aPublishedRecord()
  const { stored } = await rowsOf(id)
  const owner = await openSession()
  const line = recordRow.parse(stored.record?.row)
  const attempts: [string, object][] = [
    ['accepted', line],
    ['listing_row', { ...line, subject: 'whether Rosa lied' }],
    ['listing_row', { ...line, more: 'x' }],
    ['listing_row', JSON.parse(JSON.stringify(line).replace('We will ', 'We lied ')) as object],
    ['listing_row', JSON.parse(JSON.stringify(line).replace('Rosa Lindqvist', 'Nils Pier')) as object],
    ['listing_row', {}],
  ]
  for (const [outcome, row] of attempts) {
    await owner.query('BEGIN')
    // Plays the transaction of the publication: the owner may write the same row again.
    await owner.query('ALTER TABLE published."Publication" DISABLE TRIGGER ALL')
    await owner.query('UPDATE published."Publication" SET slug = slug WHERE "subjectId" = $1', [id])
    const secondListing = owner.query(
      `SELECT published.list_publication((SELECT max(seq) FROM published."Publication" WHERE "subjectId" = $1), $2, 'x')`,
      [id, JSON.stringify(row)],
    )
    expect(await outcomeOf(secondListing), JSON.stringify(row)).toBe(outcome)
    await owner.query('ROLLBACK')
  }
  await owner.end()
})
