import { describe, expect, test } from 'vitest'
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
  expect(listingRow(reported).b).toMatchObject({
    isVerbatim: true,
    extract: [{ text: document.b.quote, marked: false }],
  })
})

describe('a row has no words of another voice', () => {
  const context = 'Lee said: “Holt told us the Board ‘would not pay’ in May.” Then Lee left.'
  const quote = 'would not pay'
  const span = (exact: string) => {
    const start = context.indexOf(exact)
    return { start, end: start + exact.length, exact }
  }
  const textFor = (exact: string[], wording: 'VERBATIM_FRAGMENT' | 'REPORTED' | 'PARAPHRASE') => {
    const [originator, publication] = document.a.attribution
    if (!originator || !publication) throw new Error('The fixture has a chain.')
    const attribution = [originator, publication, publication]
    const statement = {
      ...document.a,
      context,
      quote,
      quoteStart: context.indexOf(quote),
      wording,
      attribution,
    }
    return quotedClause(
      statement,
      exact.map((words) => span(words)),
    ).map((run) => (run.marked ? `*${run.text}*` : run.text))
  }

  test.each([
    [['Then Lee left.'], [quote]],
    [['told us'], [quote]],
    [['the Board ‘would'], [quote]],
    [
      ['not pay', 'Then Lee left.'],
      ['would ', '*not pay*'],
    ],
    [
      ['would', 'pay'],
      ['*would*', ' not ', '*pay*'],
    ],
  ])('of the passages %j, only the speaker’s', (exact, runs) => {
    expect(textFor(exact, 'VERBATIM_FRAGMENT')).toEqual(runs)
    expect(textFor(exact, 'REPORTED')).toEqual(runs)
    expect(textFor(exact, 'PARAPHRASE')).toEqual(runs)
  })
})

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
  'a medium that is the name of a property prints no code: %s',
  (medium) => {
    expect(listingRow({ ...document, a: { ...document.a, medium } }).a.byline).toBe('1 Nov 2019')
  },
)
