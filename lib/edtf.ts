/** Calendar days, `YYYY-MM-DD`; null if the date is open on that side. */
export type Bounds = { min: string | null; max: string | null }

/** One date of EDTF level 1, with its precision and the calendar days that it may be. */
export type Point = {
  kind:
    | 'time'
    | 'day'
    | 'month'
    | 'season'
    | 'year'
    | 'years'
    | 'day in month'
    | 'day in year'
    | 'month in year'
  /** Without its qualifier. */
  text: string
  min: string
  max: string
  /** `~` or `%` */
  isApproximate: boolean
  /** `?` or `%` */
  isUncertain: boolean
}
/** A single date has `isInterval` false and both ends the same; null is an open or unknown end. */
export type EdtfDate = { start: Point | null; end: Point | null; isInterval: boolean }

/** A day that exists, from 1 January 1 to 31 December 9999: any of them can be stored and compared as text. */
export function isDay(text: string | null): text is string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text ?? '') ?? []
  return Number(year) > 0 && isBetween(month, 1, 12) && isBetween(day, 1, lastDay(`${year}-${month}`))
}

/**
 * Parses a date in the forms of EDTF level 1 that can be stored and described in words; null for any other text. Every
 * date of the desk passes here, and bounds and words are functions of the result.
 */
export function parseEdtf(text: string): EdtfDate | null {
  const [from = '', to, ...more] = text.split('/')
  if (more.length > 0) return null
  if (to === undefined) {
    const point = parsePoint(from)
    return point && { start: point, end: point, isInterval: false }
  }
  const [start, end] = [parseEnd(from), parseEnd(to)]
  if (start === undefined || end === undefined || (start ?? end) === null) return null
  const hasTime = start?.kind === 'time' || end?.kind === 'time'
  const isReversed = start !== null && end !== null && (start.min > end.min || start.max > end.max)
  return hasTime || isReversed ? null : { start, end, isInterval: true }
}

/** An end of an interval: null if it is open (`..`) or unknown (empty), undefined if it is no date. */
function parseEnd(end: string): Point | null | undefined {
  return end === '' || end === '..' ? null : (parsePoint(end) ?? undefined)
}

/** The first and last calendar day of a date, or null if the text is none. A time has the day of its own offset. */
export function edtfBounds(text: string): Bounds | null {
  const date = parseEdtf(text)
  return date && { min: date.start?.min ?? null, max: date.end?.max ?? null }
}

/** The day of a date that names one and does not qualify it; null for any wider date. */
export function exactDay(edtf: string | null): string | null {
  const { start = null, isInterval = true } = parseEdtf(edtf ?? '') ?? {}
  if (start === null || isInterval || start.isApproximate || start.isUncertain) return null
  return start.kind === 'day' || start.kind === 'time' ? start.min : null
}

type Reading = readonly [kind: Point['kind'], form: RegExp, bounds: (parts: string[]) => [string, string]]

// A season has no fixed months: it depends on the hemisphere, and summer and winter may begin in the year before.
const readings: readonly Reading[] = [
  [
    'time',
    /^(.{10})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?$/,
    ([day = '']) => [day, day],
  ],
  ['day', /^(\d{4}-\d{2}-\d{2})$/, ([day = '']) => [day, day]],
  ['season', /^(\d{4})-(?:21|23)$/, ([year = '']) => daysOfYears(year, year)],
  [
    'season',
    /^(\d{4})-(?:22|24)$/,
    ([year]) => [`${padded(Number(year) - 1)}-12-01`, `${padded(Number(year) + 1)}-03-31`],
  ],
  ['month', /^(\d{4}-\d{2})$/, ([month = '']) => daysOfMonth(month)],
  ['year', /^(\d{4})$/, ([year = '']) => daysOfYears(year, year)],
  ['years', /^(\d{3})X$/, ([decade = '']) => daysOfYears(`${decade}0`, `${decade}9`)],
  ['years', /^(\d{2})XX$/, ([century = '']) => daysOfYears(`${century}00`, `${century}99`)],
  ['day in month', /^(\d{4}-\d{2})-XX$/, ([month = '']) => daysOfMonth(month)],
  ['day in year', /^(\d{4})-XX-XX$/, ([year = '']) => daysOfYears(year, year)],
  ['month in year', /^(\d{4})-XX$/, ([year = '']) => daysOfYears(year, year)],
]

function parsePoint(end: string): Point | null {
  const qualifier = /[?~%]$/.exec(end)?.[0] ?? ''
  const text = end.slice(0, end.length - qualifier.length)
  for (const [kind, form, bounds] of readings) {
    const [, ...parts] = form.exec(text) ?? []
    if (parts.length === 0) continue
    const [min, max] = bounds(parts)
    if (!isDay(min) || !isDay(max)) return null
    if (kind === 'time' && (qualifier !== '' || !isTime(parts))) return null
    return {
      kind,
      text,
      min,
      max,
      isApproximate: /[~%]/.test(qualifier),
      isUncertain: /[?%]/.test(qualifier),
    }
  }
  return null
}

/** Offsets from UTC are at most 14 hours. */
function isTime([, hour, minute, second = '00', offset = 'Z']: string[]): boolean {
  const [, hours = '00', minutes = '00'] = /^[+-](\d{2}):(\d{2})$/.exec(offset) ?? []
  const isOffset = isBetween(hours, 0, 14) && isBetween(minutes, 0, hours === '14' ? 0 : 59)
  return isBetween(hour, 0, 23) && isBetween(minute, 0, 59) && isBetween(second, 0, 59) && isOffset
}

const isBetween = (digits: string | undefined, least: number, most: number) =>
  Number(digits) >= least && Number(digits) <= most
const padded = (year: number) => String(year).padStart(4, '0')
const daysOfYears = (first: string, last: string): [string, string] => [`${first}-01-01`, `${last}-12-31`]
const daysOfMonth = (month: string): [string, string] => [`${month}-01`, `${month}-${lastDay(month)}`]

/** The last day of a month `YYYY-MM`. `setUTCFullYear` also takes years before 100, which `Date.UTC` moves to 1900. */
function lastDay(month: string): number {
  const date = new Date(0)
  date.setUTCFullYear(Number(month.slice(0, 4)), Number(month.slice(5)), 0)
  return date.getUTCDate()
}
