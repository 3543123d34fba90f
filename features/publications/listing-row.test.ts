import { expect, test } from 'vitest'
import { recordOne } from '#test/support/record-document'
import { quotedClause } from './quoted-clause'
import { recordRow, listingRow } from './listing-row'

const document = recordOne()
const passageOf = (exact: string) => {
  const start = document.b.context.indexOf(exact)
  return { start, end: start + exact.length, exact }
}

test('a row shows the tie with the most words, on both sides', () => {
  const row = recordRow.parse(listingRow(document))
  expect([row.a, row.b].map(({ extract }) => extract)).toEqual([
    [{ text: 'notified Indian and international government authorities', marked: true }],
    [{ text: 'did not have any information on phones being compromised', marked: true }],
  ])
})

test('a side without an exact day says that the day is that of the report', () => {
  const { a, b } = listingRow(document)
  expect([a.byline, b.byline]).toEqual(['1 Nov 2019', 'qualifies, reported 2 Nov 2019'])
})

test('a side names every relayer of the statement', () => {
  const [originator, publication] = document.a.attribution
  const [relayer] = document.b.attribution
  if (!originator || !publication || !relayer) throw new Error('The fixture has a chain.')
  const bylineBy = (...attribution: typeof document.a.attribution) =>
    listingRow({ ...document, a: { ...document.a, attribution } }).a.byline
  expect(bylineBy(originator, relayer, publication)).toBe('cited by Amit Malviya, 1 Nov 2019')
  expect(bylineBy(originator, relayer, publication, publication)).toBe(
    'cited by Amit Malviya and ETV Bharat, 1 Nov 2019',
  )
})

test('a short passage is shown with its clause and stays highlighted', () => {
  const runs = quotedClause(document.b, [passageOf('a technical update')])
  expect(runs.map(({ text }) => text).join('')).toBe(
    'but that particular update was a technical update which did not have any information on phones being compromised',
  )
  expect(runs.filter(({ marked }) => marked)).toEqual([{ text: 'a technical update', marked: true }])
})

test('words of the report are never attributed to the speaker', () => {
  const reported = {
    ...document,
    ties: [{ ordinal: 1, label: 'x', a: document.ties[0]?.a ?? [], b: [passageOf('Malviya said')] }],
  }
  expect(listingRow(reported).b.isVerbatim).toBe(false)
  expect(listingRow(document).b.isVerbatim).toBe(true)
})
