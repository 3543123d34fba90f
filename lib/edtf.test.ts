import { expect, test } from 'vitest'
import { edtfBounds } from './edtf'

test('a month has its first and last day', () => {
  expect(edtfBounds('2019-05')).toEqual({ min: '2019-05-01', max: '2019-05-31' })
})

test('on or before a day is open below', () => {
  expect(edtfBounds('../2019-11-02')).toEqual({ min: null, max: '2019-11-02' })
})

test('a date and time keeps the calendar day of its own offset', () => {
  expect(edtfBounds('2019-11-12T00:14:00+05:30')).toEqual({ min: '2019-11-12', max: '2019-11-12' })
})

test.each([
  'yesterday',
  '2019-13',
  '2019-02-30',
  '',
  '2019-11-02T25',
  '2019-02-30T10:00:00+05:30',
  '2019-99-01T10:00Z',
  '12/11/2019',
])('%j is not a date', (text) => {
  expect(edtfBounds(text)).toBeNull()
})
