import { expect, test } from 'vitest'
import { dateWithin, dateWords, instantWords, longDay, plainDay } from './date-words'

test('a date is written with the precision it has and no more', () => {
  expect(dateWords('2019-11-01')).toBe('1 Nov 2019')
  expect(dateWords('../2019-11-02')).toBe('On or before 2 Nov 2019')
  expect(dateWords('2019-05')).toBe('May 2019')
  expect(dateWords('2017')).toBe('2017')
  expect(dateWords('2019-04/2019-05')).toBe('Between April 2019 and May 2019')
  expect(dateWords('2019-11/..')).toBe('On or after November 2019')
  expect(dateWords('2017~')).toBe('about 2017')
})

test('a time keeps the source’s own clock', () => {
  expect(dateWords('2019-11-02T19:25:00+05:30')).toBe('2 Nov 2019, 7:25 pm IST')
  expect(dateWords('2019-11-12T00:14:00+05:30')).toBe('12 Nov 2019, 12:14 am IST')
  expect(dateWords('2019-11-12T09:04Z')).toBe('12 Nov 2019, 9:04 am UTC')
})

test('a day at the head is written in full, with its weekday', () => {
  expect(longDay('2019-11-01')).toBe('Friday 1 November 2019')
  expect(plainDay('2019-11-13')).toBe('13 November 2019')
})

test('within a sentence a date begins small, but for a month', () => {
  expect(dateWithin('../2019-11-02')).toBe('on or before 2 Nov 2019')
  expect(dateWithin('2019-04/2019-05')).toBe('between April 2019 and May 2019')
  expect(dateWithin('2019-05')).toBe('May 2019')
  expect(dateWithin(null)).toBe('date not stated')
})

test('an instant of ours is told to the minute, with its zone', () => {
  expect(instantWords(new Date('2019-11-12T04:10:59.999Z'))).toBe('12 Nov 2019, 4:10 am UTC')
})
