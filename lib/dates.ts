import { parseEdtf, type Point } from './edtf'
import { capitalize } from './text'

/** A calendar day `YYYY-MM-DD` as PostgreSQL's driver expects it. */
export function toDate(day: string): Date
export function toDate(day: string | null): Date | null
export function toDate(day: string | null): Date | null {
  return day === null ? null : new Date(`${day}T00:00:00Z`)
}

/** The calendar day of a date, in UTC. */
export function toDay(date: Date): string
export function toDay(date: Date | null): string | null
export function toDay(date: Date | null): string | null {
  return date === null ? null : date.toISOString().slice(0, 10)
}

// American names, because British English abbreviates September to "Sept".
const shortMonth = new Intl.DateTimeFormat('en-US', { month: 'short', timeZone: 'UTC' })
const longMonth = new Intl.DateTimeFormat('en-US', { month: 'long', timeZone: 'UTC' })
const weekday = new Intl.DateTimeFormat('en-US', { weekday: 'long', timeZone: 'UTC' })

/** `2019-11-01` as "1 November 2019". */
export const formatDay = (day: string): string => withMonth(day, longMonth)

/** `2019-11-01` as "1 Nov 2019". */
export const formatShortDay = (day: string): string => withMonth(day, shortMonth)

/** `2019-11-01` as "Friday 1 November 2019". */
export const formatLongDay = (day: string): string => `${weekday.format(toDate(day))} ${formatDay(day)}`

/** An instant to the minute: "12 Nov 2019, 4:10 am UTC", or in another time zone. */
export const formatInstant = (instant: Date, timeZone = 'UTC'): string =>
  formatEdtf(timeZone === 'UTC' ? `${instant.toISOString().slice(0, 16)}Z` : localTime(instant, timeZone))

/** `2019-11-12T09:40+05:30` */
function localTime(instant: Date, timeZone: string): string {
  const offset =
    new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
      .formatToParts(instant)
      .find(({ type }) => type === 'timeZoneName')
      ?.value.replace('GMT', '') || '+00:00'
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number)
  const offsetMs = (hours * 60 + minutes) * 60_000 * (offset.startsWith('-') ? -1 : 1)
  return `${new Date(instant.getTime() + offsetMs).toISOString().slice(0, 16)}${offset}`
}

/** A date with the precision it has: "On or before 2 Nov 2019", "May 2019", "2 Nov 2019, 7:25 pm IST". */
export const formatEdtf = (edtf: string | null): string => capitalize(formatEdtfInSentence(edtf))

/** The same inside a sentence: "on or before 2 Nov 2019", but "May 2019"; "date not stated" for null. */
export const formatEdtfInSentence = (edtf: string | null): string => describe(edtf, describePoint)

/** Inside a sentence, without the time of day: "2 Nov 2019", "on or before 2 Nov 2019", "May 2019". */
export const formatEdtfDay = (edtf: string | null, formatted = formatShortDay): string =>
  describe(edtf, (point) => describePoint(point, formatted))

/** A text that is no date stays as it is; only rows stored by earlier releases have one. */
function describe(edtf: string | null, describeEnd: (point: Point) => string): string {
  if (edtf === null || /^[./]*$/.test(edtf)) return 'date not stated'
  const date = parseEdtf(edtf)
  if (date === null) return edtf
  const [start, end] = [date.start, date.end].map((point) => point && qualified(point, describeEnd(point)))
  if (!start) return `on or before ${end}`
  if (!end) return `on or after ${start}`
  return date.isInterval ? `between ${start} and ${end}` : start
}

const qualified = ({ isApproximate, isUncertain }: Point, words: string) =>
  `${isApproximate ? 'about ' : ''}${words}${isUncertain ? ', not certain' : ''}`

const seasons = ['spring', 'summer', 'autumn', 'winter']
const zones: Readonly<Record<string, string>> = {
  '': '',
  Z: ' UTC',
  '+00:00': ' UTC',
  '-00:00': ' UTC',
  '+05:30': ' IST',
}

/** With a format for days, a time is described as its day. */
function describePoint({ kind, text, min, max }: Point, formatted?: (day: string) => string): string {
  const year = formatYear(min.slice(0, 4))
  switch (kind) {
    case 'time': {
      if (formatted) return formatted(min)
      const [hour = '', minute = ''] = text.slice(11).split(':')
      const offset = /(?:Z|[+-]\d{2}:\d{2})$/.exec(text.slice(11))?.[0] ?? ''
      const half = Number(hour) < 12 ? 'am' : 'pm'
      return `${formatShortDay(min)}, ${Number(hour) % 12 || 12}:${minute.slice(0, 2)} ${half}${zones[offset] ?? ` UTC${offset}`}`
    }
    case 'day':
      return (formatted ?? formatShortDay)(min)
    case 'month':
      return `${longMonth.format(toDate(min))} ${year}`
    case 'season':
      return `${seasons[Number(text.slice(5)) - 21]} ${formatYear(text.slice(0, 4))}`
    case 'year':
      return year
    case 'years':
      return isNamedDecade(text) ? `the ${year}s` : `the years ${year} to ${formatYear(max.slice(0, 4))}`
    case 'day in month':
      return `some day in ${longMonth.format(toDate(min))} ${year}`
    case 'day in year':
      return `some day in ${year}`
    case 'month in year':
      return `some month of ${year}`
  }
}

/** "The 2010s" is a decade; "the 2000s" may be a century. */
const isNamedDecade = (text: string) => /^\d\d[1-9]X$/.test(text) && Number(text.slice(0, 2)) >= 10

/** The year 19 must not be read as 2019. */
const formatYear = (year: string) => `${Number(year) < 1000 ? 'AD ' : ''}${Number(year)}`

function withMonth(day: string, month: Intl.DateTimeFormat): string {
  return `${Number(day.slice(8))} ${month.format(toDate(day))} ${formatYear(day.slice(0, 4))}`
}
