import fc from 'fast-check'
import { expect, test } from 'vitest'
import { edtfDate } from '#test/support/edtf-dates'
import { formatEdtf } from './dates'
import { readTypedDate, readTypedDay } from './typed-date'

test.each([
  ['30 July 2021', '2021-07-30'],
  ['July 30, 2021', '2021-07-30'],
  ['30.7.2021', '2021-07-30'],
  ['30. 7. 2021', '2021-07-30'],
  ['7/30/2021', '2021-07-30'],
  ['5.5.2021', '2021-05-05'],
  ['2021/7/30', '2021-07-30'],
  ['2021-7-3', '2021-07-03'],
  ['30th of July, 2021', '2021-07-30'],
  ['JULY 30TH 2021', '2021-07-30'],
  ['30-Jul-2021', '2021-07-30'],
  ['30July2021', '2021-07-30'],
  ['2021 July 30', '2021-07-30'],
  ['Friday, 30 July 2021', '2021-07-30'],
  ['Fri. Jul. 30, 2021', '2021-07-30'],
  ['3 Sept. 2021', '2021-09-03'],
  ['Jul 2021', '2021-07'],
  ['July of 2021', '2021-07'],
  ['7/2021', '2021-07'],
  ['2021.07', '2021-07'],
  ['spring 2021', '2021-21'],
  ['2021-23', '2021-23'],
  ['2021 to 2022', '2021/2022'],
  ['summer 2021', '2021-22'],
  ['Fall of 2021', '2021-23'],
  ['the 1990s', '199X'],
  ['c. 2017', '2017~'],
  ['about May 2019, not certain', '2019-05%'],
  ['2017 (not certain)', '2017?'],
  ['on or before 2 Nov 2019', '../2019-11-02'],
  ['since 2019', '2019/..'],
  ['between about 2017 and 2018', '2017~/2018'],
  ['30 July to 2 August 2021', '2021-07-30/2021-08-02'],
  ['1–3 July 2021', '2021-07-01/2021-07-03'],
  ['July – August 2021', '2021-07/2021-08'],
  ['2 Nov 2019, 7:25 pm IST', '2019-11-02T19:25+05:30'],
  ['12 Nov 2019 at 12.14 a.m.', '2019-11-12T00:14'],
  ['2021-07', '2021-07'],
  ['2019-11-02t10:00z', '2019-11-02T10:00Z'],
  [' 2031-01-01\u00a0', '2031-01-01'],
  ['\u200e30\u202f July\t2021\u200b', '2021-07-30'],
  ['２０２１-07-30', '2021-07-30'],
])('%j is read as %s', (typed, edtf) => {
  expect(readTypedDate(typed)).toEqual({ edtf })
})

test.each([
  ['3.4.2021', 'This may be 3 April 2021 or 4 March 2021. Write the month as a word.'],
  ['Monday 30 July 2021', '30 July 2021 was not a Monday, but a Friday.'],
  ['2 Nov 2019, 13:61 pm', 'There is no time 13:61 pm.'],
  ['2021-22', 'This may be summer 2021 or 2021 to 2022. Write one of the two.'],
  ['2022–23', 'This may be autumn 2022 or 2022 to 2023. Write one of the two.'],
  ['about 1920-21', 'This may be spring 1920 or 1920 to 1921. Write one of the two.'],
  ['by 2021-22', 'This may be summer 2021 or 2021 to 2022. Write one of the two.'],
  ['2021-22~/2022-24', 'This may be summer 2021 or 2021 to 2022. Write one of the two.'],
  ['2021/22', 'There is no such month. Write a span of years as “2021 to 2022”.'],
  ['22/2021', 'There is no such month. Write a span of years as “2021 to 2022”.'],
  ['2023.24', 'There is no such month. Write a span of years as “2021 to 2022”.'],
  ['21-2021', 'There is no such month. Write a span of years as “2021 to 2022”.'],
  ['x'.repeat(101), 'At most 100 characters.'],
])('%j is refused with “%s”', (typed, error) => {
  expect(readTypedDate(typed)).toEqual({ error })
})

test.each([
  ...['0000', 'XXXX', '0000-01-01', '000X', '00XX', '2019-02-29', '1900-02-29', '29 February 2019'],
  ...['2019-11-31', '31.11.2019', '2019-13', '13/13/2019', '2019-00-01', '2019-11-00', '2019-11/2019-10'],
  ...['between 2 Nov 2019 and 1 Nov 2019', '2 Nov 2019, 7:61 pm', '0000/2019', '10000', '-2019'],
  ...['2019-11-02T25:61:00Z', '2019-11-02T24:00Z', '2019-11-02T10:00:00+99:99', '2019-11-02T10:00+14:30'],
  ...['2019-11-02T10:00:60Z', '2019-11-02T10:00Z?', '2019-11-02T10:00Z/2019-11-03', '9999-24', '0001-22'],
  ...['30.7.21', 'yesterday', 'next May', '', ' ', '/', '../..', '..', '2019/2020/2021', '[2019..2020]'],
  ...['Y17000', '2019-25', '2019-1', '12 2019', 'Smarch 2019', 'Fooday 2 May 2019'],
])('%j is refused with a sentence', (typed) => {
  expect(readTypedDate(typed)).toEqual({ error: expect.stringMatching(/^(?:Give|There is no) .+\.$/) })
})

test('a date in our own words is read as a date with the same words', () => {
  fc.assert(
    fc.property(edtfDate, (edtf) => {
      const words = formatEdtf(edtf)
      fc.pre(!/the years/i.test(words))
      const { edtf: result = null, error } = readTypedDate(words)
      expect([words, result && formatEdtf(result), error]).toEqual([words, words, undefined])
    }),
    { numRuns: 3000 },
  )
})

test('a field for a day takes a day in any form, and nothing wider', () => {
  expect(readTypedDay(' 12 November 2019 ')).toEqual({ edtf: '2019-11-12' })
  for (const typed of ['November 2019', '2019-11-12T10:00Z', '0000-01-01', '../2019-11-12', '12'])
    expect(readTypedDay(typed).error).toMatch(/^(?:Give a whole day|There is no)/)
  expect(readTypedDay('3.4.2021').error).toContain('Write the month as a word.')
})
