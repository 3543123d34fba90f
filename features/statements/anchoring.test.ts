import { expect, test } from 'vitest'
import { aroundOf, firstDifference, isDatedAfterReport } from './anchoring'

const text = 'She said: “We will never raise the fare.” We will see.'
const undated = { edtf: null, phrase: null, inferred: false, basis: null }

test('words that stand in the text at their place have no difference', () => {
  expect(firstDifference('We will never raise the fare.', text, 11)).toBeNull()
})

test('the sentence says after which words the match ends', () => {
  expect(firstDifference('We will never lower the fare.', text, 11)).toBe(
    'The words stop matching the source after “We will never ”.',
  )
})

test('words that stand elsewhere are told so', () => {
  expect(firstDifference('We will', text, 3)).toBe('The words stand in the source, but not at this place.')
})

test('words that do not begin to match are told so', () => {
  expect(firstDifference('Ürümqi', text, 0)).toBe('These words do not stand in the source.')
})

test('a statement said after the report of it is noticed, an open date is not', () => {
  const reported = new Date('2019-11-02T00:00:00Z')
  expect(isDatedAfterReport({ ...undated, edtf: '2019-11-03' }, reported)).toBe(true)
  expect(isDatedAfterReport({ ...undated, edtf: '../2019-11-03' }, reported)).toBe(false)
  expect(isDatedAfterReport(undated, reported)).toBe(false)
})

test('the words around a quote are never cut through a character', () => {
  const faces = '😀'.repeat(40)
  const { prefix, suffix } = aroundOf(`${faces}.We will.${faces}`, 81, 89)
  expect(prefix + suffix).not.toMatch(/\p{Surrogate}/u)
  expect(prefix.endsWith('😀.')).toBe(true)
})
