import { expect, test } from 'vitest'
import { edtfBounds } from '#lib/edtf'
import { recordOne } from '#test/support/record-document'
import { statementA } from '#test/support/statement-documents'
import { dayOfStatement, sideProps } from './side-props'

const saidOn = (edtf: string) => ({
  ...statementA,
  said: { ...statementA.said, edtf, min: null, max: null },
})

test.each([
  ['2019-05', 'May 2019'],
  ['../2019-04', 'on or before April 2019'],
  ['2019-04/2019-05', 'between April 2019 and May 2019'],
  ['2017~', 'about 2017'],
])('the date of saying %s reads “%s” after the occasion', (edtf, words) => {
  expect(dayOfStatement(saidOn(edtf)).words).toBe(words)
})

/** Record 1 with other dates of saying and of the reports, on snapshots of their own. */
function orderOf(
  [saidA, publishedA]: readonly [string | null, string | null],
  [saidB, publishedB]: readonly [string | null, string | null],
): string[] {
  const document = recordOne()
  const boundsOf = (edtf: string | null) => edtfBounds(edtf ?? '') ?? { min: null, max: null }
  const dated = (statement: typeof document.a, said: string | null, published: string | null) => {
    const { min: publishedMin, max: publishedMax } = boundsOf(published)
    return {
      ...statement,
      said: { ...statement.said, edtf: said, ...boundsOf(said) },
      source: { ...statement.source, published, publishedMin, publishedMax },
      snapshot: { ...statement.snapshot, sha256: `${said} ${published}` },
    }
  }
  const { a, b } = sideProps({
    ...document,
    a: dated(document.a, saidA, publishedA),
    b: dated(document.b, saidB, publishedB),
  })
  return [a.order, b.order]
}

const unknown = 'Order not known'
test.each([
  [
    ['2019-10-01', null],
    ['2019-11-02', null],
    ['Said earlier', 'Said later'],
  ],
  [
    ['2019-10', null],
    ['2019-11', null],
    ['Said earlier', 'Said later'],
  ],
  [
    ['2019-11-01', null],
    ['../2019-11-02', null],
    [unknown, unknown],
  ],
  [
    ['2019-10', null],
    ['2019-10-31', null],
    [unknown, unknown],
  ],
  [
    ['2019-10-01', null],
    ['2019-09-15/2019-11-02', null],
    [unknown, unknown],
  ],
  [
    [null, '2019-10-01'],
    [null, '2019-11-02'],
    ['Earlier on file', 'Later on file'],
  ],
  [
    [null, '2019-10-01'],
    [null, '../2019-11-02'],
    [unknown, unknown],
  ],
  [
    [null, '2019-10'],
    [null, '2019-10-31'],
    [unknown, unknown],
  ],
  [
    ['2019-10-01', '2019-12-01'],
    ['../2019-11-02', '2019-11-02'],
    [unknown, unknown],
  ],
] as const)('dates %j and %j have the order %j', (a, b, order) => {
  expect(orderOf(a, b)).toEqual(order)
})

test('two statements of one report are in the order of its text', () => {
  const document = recordOne()
  const orders = (a: typeof document.a, b: typeof document.b) => {
    const sides = sideProps({ ...document, a, b })
    return [sides.a.order, sides.b.order]
  }
  expect(document.b.snapshot.start).toBeLessThan(document.a.snapshot.start)
  expect(orders(document.b, document.a)).toEqual(['First in the report', 'Further on in the report'])
  expect(orders(document.a, document.b)).toEqual(['Further on in the report', 'First in the report'])
})

test('a speaker on both sides without a known order is distinguished by the letter of the side', () => {
  const document = recordOne()
  const snapshot = { ...document.b.snapshot, sha256: 'b' }
  const sides = sideProps({ ...document, withItself: true, b: { ...document.b, snapshot } })
  expect([sides.a.name, sides.b.name]).toEqual(['WhatsApp, statement A', 'Amit Malviya, statement B'])
})
