import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  formatDay,
  formatEdtf,
  formatEdtfInSentence,
  formatInstant,
  formatLongDay,
  formatShortDay,
  toDate,
  toDay,
} from './dates'
import { edtfBounds } from './edtf'

/** Each date format that the domain allows, alone and inside a sentence. */
const forms = [
  ['2019-11-01', '1 Nov 2019', '1 Nov 2019'],
  ['2019-05', 'May 2019', 'May 2019'],
  ['2017', '2017', '2017'],
  ['2019-23', 'Autumn 2019', 'autumn 2019'],
  ['2019-04/2019-05', 'Between April 2019 and May 2019', 'between April 2019 and May 2019'],
  ['2019-11-01/2019-11-09', 'Between 1 Nov 2019 and 9 Nov 2019', 'between 1 Nov 2019 and 9 Nov 2019'],
  ['../2019-11-02', 'On or before 2 Nov 2019', 'on or before 2 Nov 2019'],
  ['/2019-05', 'On or before May 2019', 'on or before May 2019'],
  ['2019-11/..', 'On or after November 2019', 'on or after November 2019'],
  ['2019/', 'On or after 2019', 'on or after 2019'],
  ['2017~', 'About 2017', 'about 2017'],
  ['2019-05~', 'About May 2019', 'about May 2019'],
  ['2017?', '2017, not certain', '2017, not certain'],
  ['2019-05?', 'May 2019, not certain', 'May 2019, not certain'],
  ['2019-11-01%', 'About 1 Nov 2019, not certain', 'about 1 Nov 2019, not certain'],
  ['2017~/2018', 'Between about 2017 and 2018', 'between about 2017 and 2018'],
  ['2017/2018~', 'Between 2017 and about 2018', 'between 2017 and about 2018'],
  ['../2019-05?', 'On or before May 2019, not certain', 'on or before May 2019, not certain'],
  ['2019-05~/..', 'On or after about May 2019', 'on or after about May 2019'],
  ['2019-11-02T19:25:00+05:30', '2 Nov 2019, 7:25 pm IST', '2 Nov 2019, 7:25 pm IST'],
  ['2019-11-12T00:14:00+05:30', '12 Nov 2019, 12:14 am IST', '12 Nov 2019, 12:14 am IST'],
  ['2019-11-12T09:04Z', '12 Nov 2019, 9:04 am UTC', '12 Nov 2019, 9:04 am UTC'],
  ['2019-11-12T09:04-03:00', '12 Nov 2019, 9:04 am UTC-03:00', '12 Nov 2019, 9:04 am UTC-03:00'],
  ['2019-11-12T12:04', '12 Nov 2019, 12:04 pm', '12 Nov 2019, 12:04 pm'],
] as const

test.each(forms)(
  '%s is a date of the domain and reads “%s”, in a sentence “%s”',
  (edtf, alone, inSentence) => {
    expect(edtfBounds(edtf)).not.toBeNull()
    expect(formatEdtf(edtf)).toBe(alone)
    expect(formatEdtfInSentence(edtf)).toBe(inSentence)
  },
)

test('a date that no source states is described as not stated', () => {
  for (const edtf of [null, '../..', '/', '../'])
    expect([formatEdtf(edtf), formatEdtfInSentence(edtf)]).toEqual(['Date not stated', 'date not stated'])
})

test('every day has its month and year in all three formats, and its weekday in the long one', () => {
  const days = fc.date({ min: new Date('1000-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(
      days.map((date) => toDay(date)),
      (day) => {
        expect(toDay(new Date(`${formatShortDay(day)} UTC`))).toBe(day)
        expect(toDay(new Date(`${formatDay(day)} UTC`))).toBe(day)
        expect(formatLongDay(day)).toMatch(/^(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \d/)
      },
    ),
  )
  expect(formatLongDay('2019-11-01')).toBe('Friday 1 November 2019')
  expect(formatShortDay('2019-09-03')).toBe('3 Sep 2019')
})

test('a day survives the round trip through the database driver', () => {
  expect(toDay(toDate('2019-11-01'))).toBe('2019-11-01')
  expect([toDate(null), toDay(null)]).toEqual([null, null])
})

test('an instant is formatted to the minute, with its time zone', () => {
  const instant = new Date('2019-11-12T04:10:59.999Z')
  expect(formatInstant(instant)).toBe('12 Nov 2019, 4:10 am UTC')
  expect(formatInstant(instant, 'Asia/Kolkata')).toBe('12 Nov 2019, 9:40 am IST')
  expect(formatInstant(instant, 'America/New_York')).toBe('11 Nov 2019, 11:10 pm UTC-05:00')
  expect(formatInstant(instant, 'Europe/London')).toBe('12 Nov 2019, 4:10 am UTC')
  expect(formatInstant(new Date('2019-07-01T23:30:00Z'), 'Europe/London')).toBe(
    '2 Jul 2019, 12:30 am UTC+01:00',
  )
})
