import { expect, test } from 'vitest'
import { isSaidAfterReport } from './columns'

const undated = { edtf: null, phrase: null, inferred: false, basis: null }

test('a date said after the report is detected, an open date is not', () => {
  const reported = new Date('2019-11-02T00:00:00Z')
  expect(isSaidAfterReport({ ...undated, edtf: '2019-11-03' }, reported)).toBe(true)
  expect(isSaidAfterReport({ ...undated, edtf: '../2019-11-03' }, reported)).toBe(false)
  expect(isSaidAfterReport(undated, reported)).toBe(false)
})
