import edtf from 'edtf'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { edtfDate, edtfText } from '#test/support/edtf-dates'
import { formatEdtf, formatEdtfDay, formatEdtfInSentence, formatLongDay, toDate, toDay } from './dates'
import { edtfBounds, isDay, parseEdtf } from './edtf'

test.each([
  ['2019-05', '2019-05-01', '2019-05-31'],
  ['2020-02', '2020-02-01', '2020-02-29'],
  ['0099', '0099-01-01', '0099-12-31'],
  ['9999-12-31', '9999-12-31', '9999-12-31'],
  ['../2019-11-02', null, '2019-11-02'],
  ['/2019', null, '2019-12-31'],
  ['2019/', '2019-01-01', null],
  ['2019-11/..', '2019-11-01', null],
  ['2019-11~/2019-12', '2019-11-01', '2019-12-31'],
  ['201X', '2010-01-01', '2019-12-31'],
  ['19XX', '1900-01-01', '1999-12-31'],
  ['2019-XX', '2019-01-01', '2019-12-31'],
  ['2019-02-XX', '2019-02-01', '2019-02-28'],
  ['2019-21', '2019-01-01', '2019-12-31'],
  ['2019-24', '2018-12-01', '2020-03-31'],
])('%s is from %s to %s', (text, min, max) => {
  expect(edtfBounds(text)).toEqual({ min, max })
})

test('a date with time has the calendar day of its own offset', () => {
  expect(edtfBounds('2019-11-12T00:14:00+05:30')).toEqual({ min: '2019-11-12', max: '2019-11-12' })
  expect(edtfBounds('2019-11-12T23:14:00.000-11:00')).toEqual({ min: '2019-11-12', max: '2019-11-12' })
})

test.each([
  ...['yesterday', '2019-13', '2019-02-30', '', '2019-11-02T25', '2019-02-30T10:00:00+05:30', '12/11/2019'],
  ...['2019-99-01T10:00Z', '2019-02-29', '1900-02-29', '0000', 'XXXX', '000X', '0000/2019', '../0000'],
  ...['2019-11-02T24:00Z', '2019-11-02T25:61:00Z', '2019-11-02T10:00:00+99:99', '2019-11-02T10:60Z'],
  ...['2019-12/2019-11', '../..', '/', '2019-25', '2019-20', '2019-00', '2019-01-00', '2019-XX-01', '2XXX'],
  ...['9999-24', '-2019', 'Y20190', '2019?~', '2019/2020/2021', ' 2019', '2019\n', '２０１９'],
])('%j is not a date', (text) => {
  expect(edtfBounds(text)).toBeNull()
})

test('a day exists and is from the years 1 to 9999', () => {
  for (const day of ['0001-01-01', '2000-02-29', '9999-12-31']) expect(isDay(day)).toBe(true)
  for (const text of [
    '0000-12-31',
    '1900-02-29',
    '2019-04-31',
    '2019-1-1',
    '10000-01-01',
    '2019-11',
    '',
    null,
  ])
    expect(isDay(text)).toBe(false)
})

test('every accepted date has storable bounds in order, and the library `edtf` knows it', () => {
  fc.assert(
    fc.property(edtfDate, (text) => {
      const { min = null, max = null } = edtfBounds(text) ?? {}
      for (const day of [min, max])
        expect(day === null || (isDay(day) && toDay(toDate(day)) === day)).toBe(true)
      expect((min ?? '') <= (max ?? '9999-12-31')).toBe(true)
      expect(min ?? max).not.toBeNull()
      for (const end of text.split('/'))
        if (!/^\.*$/.test(end)) expect(() => edtf(inLibrary(end), { level: 1 })).not.toThrow()
    }),
    { numRuns: 1000 },
  )
})

/** The library requires the seconds of a time, and refuses a qualifier after a season or an X. */
const inLibrary = (end: string) =>
  end
    .replace(/(T\d\d:\d\d)(?!:)/, '$1:00')
    .replace('-00:00', 'Z')
    .replace(/(?<=^\d{4}-2\d|X)[?~%]$/, '')

/** The words of our descriptions; all else in one is numbers, an offset and punctuation. */
const ourWords = new Set(
  [
    ...[
      'on',
      'or',
      'before',
      'after',
      'between',
      'and',
      'about',
      'not',
      'certain',
      'the',
      'years',
      'to',
      'AD',
    ],
    ...['some', 'day', 'month', 'in', 'of', 'spring', 'summer', 'autumn', 'winter', 'am', 'pm', 'UTC', 'IST'],
    ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October'],
    ...['November', 'December', 'Jan', 'Feb', 'Mar', 'Apr', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
    ...['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  ].map((word) => word.toLowerCase()),
)

test('every accepted date is described in words, without a letter or mark of its code', () => {
  const formats = [
    formatEdtf,
    formatEdtfInSentence,
    formatEdtfDay,
    (text: string) => formatEdtfDay(text, formatLongDay),
  ]
  fc.assert(
    fc.property(edtfDate, fc.constantFrom(...formats), (text, format) => {
      const words = format(text)
      const bare = words.replaceAll(/ UTC[+-]\d\d:\d\d|\b(?:the )?\d{3}0s\b/gi, '')
      expect(bare.match(/[a-z]+/gi)?.filter((word) => !ourWords.has(word.toLowerCase())) ?? []).toEqual([])
      expect(bare).toMatch(/^[A-Za-z0-9 ,:]*$/)
      expect(words).not.toMatch(/\b0\d{3}\b|  |\d{5}/)
    }),
    { numRuns: 3000 },
  )
})

test('a text is a date or is refused, and never fails', () => {
  fc.assert(
    fc.property(fc.oneof(edtfText, fc.string({ unit: fc.constantFrom(...'0123X-/.?~%T:Z+ ') })), (text) => {
      const date = parseEdtf(text)
      expect(date === null).toBe(edtfBounds(text) === null)
    }),
  )
})
