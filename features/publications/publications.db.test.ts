import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { anEditor } from '#test/support/factories'
import { seedDispute } from '../../prisma/seed/story'
import { readFilter, type SearchParams } from './filter'
import {
  publishedSource,
  publishedSpeaker,
  publishedSpeakers,
  publishedStatementsOf,
} from './entities.server'
import { publishedDispute, publishedRecord } from './queries.server'
import { withdrawnRecord, withdrawnRecords } from './withdrawals.server'
import { publishedFacets } from './facets.server'
import { publishedSiteCounts } from './site-counts.server'
import { publishedRecords } from './search.server'
import { publishedRecordsOf, publishedRelated } from './related.server'

beforeAll(async () => {
  await seedDispute({ editor: await anEditor(), publisher: await anEditor('PUBLISHER'), say: () => {} })
}, 60_000)

const foundNumbers = async (params: SearchParams) =>
  (await publishedRecords(readFilter(params))).rows
    .map(({ number }) => number)
    .toSorted((left, right) => left - right)

test('the latest version is the default, every version is read by its number, and others are not found', async () => {
  expect((await publishedRecord(1))?.document.version).toBe(3)
  expect((await publishedRecord(1, 1))?.document.a.attribution[0]?.speaker.name).toBe('Amit Malviya')
  expect(await publishedRecord(1, 4)).toBeNull()
  expect((await publishedDispute('pegasus-and-whatsapp-2019'))?.document.statements).toHaveLength(33)
})

test('the SHA-256 matches the bytes that are read', async () => {
  const record = await publishedRecord(1, 2)
  expect(
    createHash('sha256')
      .update(record?.json ?? '')
      .digest('hex'),
  ).toBe(record?.sha256)
})

test('no version of a withdrawn record is readable; its tombstone has date and reason', async () => {
  expect(await publishedRecord(15)).toBeNull()
  expect(await publishedRecord(15, 1)).toBeNull()
  expect(await withdrawnRecord(15)).toMatchObject({ reason: expect.stringContaining('parts of one method') })
  expect(await withdrawnRecords()).toHaveLength(1)
  expect(await foundNumbers({ q: 'servers' })).not.toContain(15)
})

test.each<[SearchParams, number[]]>([
  [{ q: 'technical update', status: 'open' }, [1, 2, 8, 14]],
  [{ q: '"technical jargon"' }, [4]],
  [{ q: '#7' }, [7]],
  [{ q: '#12' }, [12]],
  [{ status: 'answered' }, [5]],
  [{ status: 'reconciled' }, [10]],
  [{ kind: 'time' }, [10]],
  [{ speaker: 'ministry-of-home-affairs' }, [6, 7]],
  [{ relayer: 'amit-malviya' }, [6, 7]],
  [{ speaker: 'itself' }, [11, 12, 14]],
  [{ q: 'malware reconciled nowhere' }, []],
  [{ q: `' OR 1=1 --` }, []],
  [{ q: '!!! & | <->' }, []],
  [{ 'said-from': '2019-11-12' }, [6, 7, 9, 10, 11, 12, 13]],
])('%j finds exactly %j', async (params, numbers) => {
  expect(await foundNumbers(params)).toEqual(numbers)
})

test('a page past the end is the first page, with the number 1', async () => {
  const { rows, total, page } = await publishedRecords(readFilter({ page: '7' }))
  expect([rows.length, total, page]).toEqual([14, 14, 1])
  expect(rows[0]?.disputeStatements).toBe(33)
})

test('statements of one day are in the order of the report', async () => {
  const statements = await publishedStatementsOf({ originator: 'amit-malviya' })
  const starts = statements.map(({ snapshot }) => snapshot.start)
  expect(starts).toEqual(starts.toSorted((left, right) => left - right))
})

test('each filter option counts the records it would list', async () => {
  const { value: facets } = await publishedFacets(readFilter({}))
  for (const { facet, value, count } of facets.filter(({ value: choice }) => choice !== 'WITHDRAWN'))
    expect((await foundNumbers({ [facet]: value })).length, `${facet} ${value}`).toBe(count)
})

test('records that share a statement come first among the related ones, without the record itself', async () => {
  const record = await publishedRecord(1)
  if (!record) throw new Error('Record 1 is not published.')
  const { related, inOrder: entries } = await publishedRelated(record.document)
  expect(related).toHaveLength(5)
  expect(related.map(({ number }) => number)).not.toContain(1)
  expect(entries.filter(({ isThis }) => isThis).map(({ side }) => side)).toEqual(['A', 'B'])
  const days = entries.map(({ on }) => on ?? '9')
  expect(days).toEqual(days.toSorted())
})

test('a speaker’s page finds what they said and what they relayed', async () => {
  expect((await publishedSpeaker('amit-malviya'))?.name).toBe('Amit Malviya')
  expect(await publishedStatementsOf({ originator: 'amit-malviya' })).toHaveLength(5)
  expect(await publishedStatementsOf({ relayer: 'amit-malviya' })).toHaveLength(2)
  expect(await publishedRecordsOf({ speaker: 'amit-malviya' })).toHaveLength(5)
  expect((await publishedSpeakers()).value.map(({ name }) => name)).not.toContain('Unnamed sources')
})

test('a source’s page finds every statement read in it', async () => {
  const [first] = await publishedStatementsOf({ originator: 'nso-group' })
  const source = await publishedSource(first?.source.slug ?? '')
  expect(await publishedStatementsOf({ sourceSlug: source?.slug ?? '' })).not.toHaveLength(0)
})

test('the counts of the front page cover records, disputes, statements, sources and withdrawals', async () => {
  expect((await publishedSiteCounts()).value).toEqual({
    records: 14,
    disputes: 1,
    statements: 33,
    sources: 2,
    withdrawn: 1,
  })
})

test('no search string causes a server error', async () => {
  const repeated = [
    '-',
    '- ',
    '-|',
    '-(',
    '-!',
    '-"',
    '-""',
    'a -',
    '-a',
    '--a ',
    'a or -',
    "-'",
    '-:*',
    '<->',
    '\\',
  ]
  for (const piece of repeated)
    for (const count of [1, 31, 32, 33, 200])
      expect(await foundNumbers({ q: piece.repeat(count).slice(0, 200) })).toEqual(expect.any(Array))
  const signs = fc.constantFrom(...repeated, ...'-|&!()<>:*"\'\\ \t.,;a8क😀'.split(''), ' or ')
  await fc.assert(
    fc.asyncProperty(fc.array(signs, { maxLength: 200 }), async (parts) => {
      expect(await foundNumbers({ q: parts.join('') })).toEqual(expect.any(Array))
    }),
    { numRuns: 200 },
  )
})

test('a hyphen before a word excludes that word, and a dash between words has no effect', async () => {
  expect(await foundNumbers({ q: 'technical' })).toContain(4)
  expect(await foundNumbers({ q: 'technical -jargon' })).not.toContain(4)
  expect(await foundNumbers({ q: 'technical - jargon' })).toContain(4)
  expect(await foundNumbers({ q: 'technical -"technical jargon"' })).not.toContain(4)
})
