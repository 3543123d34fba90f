import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { edtfDate } from '#test/support/edtf-dates'
import { dateField, dayField, dayText, edtfText } from './date-fields'
import { encodeForm } from './form'

test('a date field decodes what is typed to EDTF, and shows the stored EDTF', () => {
  expect(dateField.parse(' 30 July 2021\u00a0')).toBe('2021-07-30')
  expect(['', ' ', '\u200e\u00a0'].map((typed) => dateField.parse(typed))).toEqual([null, null, null])
  const schema = z.strictObject({ said: dateField, asOf: dayField })
  expect(encodeForm(schema, { said: '2021-07', asOf: '2021-07-30' })).toEqual({
    said: '2021-07',
    asOf: '2021-07-30',
  })
  expect(encodeForm(schema, { said: null, asOf: '2021-07-30' })).toMatchObject({ said: '' })
})

test('a refused date has one issue, with the reason', () => {
  const messages = (schema: z.ZodType, typed: string) =>
    schema.safeParse(typed).error?.issues.map(({ message }) => message)
  expect(messages(dateField, '3.4.2021')).toEqual([expect.stringContaining('Write the month as a word.')])
  expect(messages(dayField, '')).toEqual(['Give a whole day, as “12 November 2019” or 2019-11-12.'])
  expect(messages(dayField, '0000-01-01')).toEqual([expect.stringContaining('There is no such date.')])
})

test('stored dates are EDTF and stored days exist', () => {
  expect([edtfText, dayText].map((schema) => schema.safeParse('0000-01-01').success)).toEqual([false, false])
  expect([edtfText.safeParse('2021-07').success, dayText.safeParse('2021-07').success]).toEqual([true, false])
})

test('a stored date is the same after it was shown in a field and saved', () => {
  const season = fc.constantFrom(
    '2021-22',
    '2022-23~',
    '2023-24?',
    '1920-21%',
    '2021-23',
    '0322-23/',
    '/2021-22',
    '060X%/8320-21',
  )
  const interval = fc
    .tuple(fc.constantFrom('2020-21', '2021-22~', '..'), fc.constantFrom('2023-24', '2024'))
    .map((ends) => ends.join('/'))
  fc.assert(
    fc.property(fc.oneof(season, interval, edtfDate), (edtf) => {
      expect(dateField.decode(z.encode(dateField, edtf))).toBe(edtf)
    }),
    { numRuns: 1000 },
  )
  expect(z.encode(dateField, '2021-22')).toBe('summer 2021')
})
