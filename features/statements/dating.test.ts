import { expect, test } from 'vitest'
import { isDatedAfterReport } from './dating'

const undated = { edtf: null, phrase: null, inferred: false, basis: null }

test('a statement said after the report of it is noticed, an open date is not', () => {
  const reported = new Date('2019-11-02T00:00:00Z')
  expect(isDatedAfterReport({ ...undated, edtf: '2019-11-03' }, reported)).toBe(true)
  expect(isDatedAfterReport({ ...undated, edtf: '../2019-11-03' }, reported)).toBe(false)
  expect(isDatedAfterReport(undated, reported)).toBe(false)
})
