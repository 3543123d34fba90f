import fc from 'fast-check'
import { expect, test } from 'vitest'
import { slugMax } from '#lib/identifiers'
import { ignoredParts, pageAddressOf, queryLengthMax, readFilter } from './filter'

test('a URL with a query and a status filters by both', () => {
  const { q, values } = readFilter({ q: 'technical update', status: 'open' })
  expect([q, ...values]).toEqual(['technical update', ['status', 'OPEN']])
})

test('unknown values are ignored, and the first of a repeated parameter counts', () => {
  expect(
    readFilter({ status: 'true', kind: '{}', 'said-from': '2019-13-40', page: '-1', q: ['a', 'b'] }),
  ).toMatchObject({ values: new Map(), page: 1, q: 'a' })
})

test.each([
  ['?relation=contradictory', ['There is no filter “relation”.']],
  ['?topic=fares&publisher=x', ['There is no filter “topic”.', 'There is no filter “publisher”.']],
  ['?status=bogus', ['“status” has no value “bogus”.']],
  ['?kind=when%3F', ['“kind” has no value “when?”']],
  ['?speaker=Rosa', ['“speaker” has no value “Rosa”.']],
  ['?said-from=garbage', ['“said-from” is a day, as in 2019-11-01, not “garbage”.']],
  ['?order=up&page=0', ['There is no order “up”.', 'There is no page “0”.']],
  ['?status=open&status=open', ['“status” is given more than once; the first counts.']],
  ['?said-from=2019-11-10&said-to=2019-11-01', ['“Said from” is after “to”. Change one of them.']],
  [
    '?status=withdrawn&speaker=rosa-lindqvist',
    ['Withdrawn records are neither searched nor filtered: all of them are listed.'],
  ],
  ['?status=withdrawn&order=number&page=2', []],
  ['?status=&q=&dispute=&order=latest&utm_source=chat', []],
  ['?q=update&status=one-side-corrected&kind=content&said-from=2019-11-01&order=edited&page=2', []],
])('%s: each part of an address that is left out is named', (address, sentences) => {
  expect(ignoredParts(new URLSearchParams(address))).toEqual(sentences)
})

test('a long query is cut, and the filter reports it', () => {
  const filter = readFilter({ q: 'x'.repeat(queryLengthMax + 1) })
  expect([filter.q.length, filter.isCut]).toEqual([queryLengthMax, true])
})

test('no URL can contain a character that the database refuses', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (q) => {
      const { q: query } = readFilter({ q: `${q}\0\ud800` })
      expect(query).not.toMatch(/\0|\p{Surrogate}/u)
    }),
  )
})

test.each(['2019-02-30', '0000-01-01', '2019-1-1', '2019-11-31', '+02019-11-01'])(
  '%s is refused as a day',
  (day) => {
    expect(readFilter({ 'said-from': day, 'said-to': day }).values.size).toBe(0)
  },
)

test('a slug that opens a page also filters by it, up to the longest', () => {
  for (const slug of ['rosa-lindqvist', 'l'.repeat(150), 'l'.repeat(slugMax)])
    expect([...readFilter({ speaker: slug, dispute: slug, relayer: slug }).values.values()]).toEqual([
      ...[slug, slug, slug],
    ])
  for (const text of ['l'.repeat(slugMax + 1), '-rosa', 'rosa-', 'rosa--lindqvist', 'Rosa'])
    expect(readFilter({ speaker: text }).values.size).toBe(0)
  expect(readFilter({ speaker: 'rosa\n' }).values.get('speaker')).toBe('rosa')
})

test('an address is spelled one way, and reading it gives the same filter', () => {
  const filter = readFilter({
    ...{ q: 'update', status: 'ONE_SIDE_CORRECTED', kind: 'Time', 'said-from': '2019-11-01' },
    ...{ order: 'edited', page: '2' },
  })
  const address = pageAddressOf(filter)
  expect(address.toString()).toBe(
    'q=update&status=one-side-corrected&kind=time&said-from=2019-11-01&order=edited&page=2',
  )
  expect(readFilter(Object.fromEntries(address))).toEqual(filter)
})
