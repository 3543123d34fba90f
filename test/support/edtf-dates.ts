import fc from 'fast-check'
import { parseEdtf } from '#lib/edtf'

const two = (most: number) =>
  fc.integer({ min: 1, max: most }).map((number) => String(number).padStart(2, '0'))
const year = fc
  .oneof(fc.integer({ min: 1900, max: 2100 }), fc.integer({ min: 1, max: 9999 }))
  .map((number) => String(number).padStart(4, '0'))
const month = fc.tuple(year, two(12)).map((parts) => parts.join('-'))
const day = fc.tuple(month, two(28)).map((parts) => parts.join('-'))
const notEdge = fc.integer({ min: 2, max: 9998 }).map((number) => String(number).padStart(4, '0'))
const season = fc.tuple(notEdge, fc.integer({ min: 21, max: 24 })).map((parts) => parts.join('-'))
const unspecified = fc.oneof(
  year.filter((digits) => !digits.startsWith('000')).map((digits) => `${digits.slice(0, 3)}X`),
  year.filter((digits) => !digits.startsWith('00')).map((digits) => `${digits.slice(0, 2)}XX`),
  month.map((digits) => `${digits}-XX`),
  year.map((digits) => `${digits}-XX`),
  year.map((digits) => `${digits}-XX-XX`),
)
const plain = fc.oneof(year, month, day, season, unspecified)
const point = fc.tuple(plain, fc.constantFrom('', '', '?', '~', '%')).map((parts) => parts.join(''))
const time = fc
  .tuple(
    day,
    fc.integer({ min: 0, max: 23 }),
    fc.integer({ min: 0, max: 59 }),
    fc.constantFrom('', ':07', ':59.123'),
    fc.constantFrom('', 'Z', '+05:30', '-03:00', '+14:00', '-00:00'),
  )
  .map(([on, hour, minute, second, offset]) => {
    const clock = [hour, minute].map((number) => String(number).padStart(2, '0')).join(':')
    return `${on}T${clock}${second}${offset}`
  })
const interval = fc
  .tuple(fc.oneof(point, fc.constantFrom('', '..')), fc.oneof(point, fc.constantFrom('', '..')))
  .map((ends) => ends.join('/'))

/** Texts in the forms of EDTF level 1; some intervals among them are reversed or open on both sides. */
export const edtfText = fc.oneof(point, time, interval)

/** Dates that the desk accepts. */
export const edtfDate = edtfText.filter((text) => parseEdtf(text) !== null)
