import { beforeAll, expect, test } from 'vitest'
import type { Editor } from '#features/editors/editor'
import { approve, sendToReview, withdrawRecord } from '#features/review/commands.server'
import { publishRecord } from '#features/review/publish.server'
import { aReadyRecord } from '#test/support/factories'
import { openSession } from '#test/support/db-sessions'
import { publishedFacets } from './facets.server'
import { readFilter } from './filter'
import { publishedContentVersion, publishedRecord } from './queries.server'
import { publishedSiteCounts } from './site-counts.server'
import { publishedRecords } from './search.server'
import { withdrawnRecord } from './withdrawals.server'

type Made = { id: string; revision: number; number: number; second: Editor }
let [record, other]: [Made, Made] = [{} as Made, {} as Made]

async function publishNewRecord(): Promise<Made> {
  const ready = await aReadyRecord()
  const at = { subject: 'RECORD', id: ready.id, revision: ready.revision } as const
  await sendToReview(ready.author, at)
  await approve(ready.second, { ...at, points: [] })
  await publishRecord(ready.second, { ...at })
  const session = await openSession()
  const { rows } = await session.query('SELECT number FROM desk."Record" WHERE id = $1', [ready.id])
  await session.end()
  return { ...ready, number: rows[0].number }
}

beforeAll(async () => {
  record = await publishNewRecord()
  other = await publishNewRecord()
})

const everything = readFilter({})
const total = async () => (await publishedRecords(everything)).total

// Commands do not notify the public side, so this cache behaves like the cache of an instance that did not
// withdraw the record.
test('a cached result is served until the next publication, and no longer', async () => {
  const first = await publishedRecord(record.number)
  expect(await publishedRecord(record.number)).toBe(first)
  const before = await publishedContentVersion()
  await publishNewRecord()
  expect(await publishedContentVersion()).toBeGreaterThan(before)
  expect(await publishedRecord(record.number)).not.toBe(first)
  expect(await publishedRecord(record.number)).toMatchObject({ json: first?.json, version: 1 })
})

test('the next page request sees a withdrawal in the record, the lists and the counts', async () => {
  expect(await publishedRecord(other.number)).not.toBeNull()
  const [totalBefore, { value: figures }] = [await total(), await publishedSiteCounts()]
  expect((await publishedFacets(everything)).value.find(({ value }) => value === 'WITHDRAWN')?.count).toBe(0)
  await withdrawRecord(other.second, { id: other.id, revision: other.revision, reason: 'Told twice.' })
  expect(await withdrawnRecord(other.number)).toMatchObject({ number: other.number })
  expect(await publishedRecord(other.number)).toBeNull()
  expect(await total()).toBe(totalBefore - 1)
  expect((await publishedSiteCounts()).value).toMatchObject({ records: figures.records - 1, withdrawn: 1 })
  expect((await publishedFacets(everything)).value.find(({ value }) => value === 'WITHDRAWN')?.count).toBe(1)
})

test('a search ranks and lists the newest thousand matches, and says that there are more', async () => {
  const session = await openSession()
  await session.query(`SET session_replication_role = replica`)
  await session.query(`INSERT INTO published."RecordListing"
    SELECT (jsonb_populate_record(l, jsonb_build_object('recordId', gen_random_uuid(), 'number', 5000 + n,
      'latestOn', '2001-01-01'::date + n))).*
    FROM published."RecordListing" l, generate_series(1, 1200) n WHERE l.number = ${record.number}`)
  await session.query('UPDATE published."Issue" SET number = number + 1')
  await session.end()
  await publishedContentVersion()
  const results = await publishedRecords(readFilter({ q: 'ferry', page: '20' }))
  expect([results.rows.length, results.total, results.isMore, results.page]).toEqual([50, 1000, true, 20])
  expect((await publishedRecords(readFilter({ q: 'ferry', page: '21' }))).page).toBe(1)
  const all = await publishedRecords(readFilter({}))
  expect([all.total, all.isMore]).toEqual([1200 + 2, false])
  expect((await publishedRecords(readFilter({ page: '25' }))).rows).toHaveLength(2)
})
