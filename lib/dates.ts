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

export const isDay = (edtf: string | null): edtf is string =>
  edtf !== null && /^\d{4}-\d{2}-\d{2}$/.test(edtf)

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

/** An instant to the minute: "12 Nov 2019, 4:10 am UTC". */
export const formatInstant = (instant: Date): string => formatEdtf(`${instant.toISOString().slice(0, 16)}Z`)

/** A date with the precision it has: "On or before 2 Nov 2019", "May 2019", "2 Nov 2019, 7:25 pm IST". */
export const formatEdtf = (edtf: string | null): string => capitalize(formatEdtfInSentence(edtf))

/** The same inside a sentence: "on or before 2 Nov 2019", but "May 2019"; "date not stated" for null. */
export function formatEdtfInSentence(edtf: string | null): string {
  const [from = '', to] = edtf?.split('/') ?? []
  if (to === undefined) return isOpen(from) ? 'date not stated' : formatQualified(from)
  if (isOpen(from)) return isOpen(to) ? 'date not stated' : `on or before ${formatQualified(to)}`
  if (isOpen(to)) return `on or after ${formatQualified(from)}`
  return `between ${formatQualified(from)} and ${formatQualified(to)}`
}

const isOpen = (end: string) => end === '' || end === '..'

/** `?` marks a date as uncertain, `~` as approximate, `%` as both. */
function formatQualified(end: string): string {
  const approximate = /[~%]$/.test(end) ? 'about ' : ''
  const uncertain = /[?%]$/.test(end) ? ', not certain' : ''
  return `${approximate}${formatPoint(end.replace(/[?~%]$/, ''))}${uncertain}`
}

const seasons = ['spring', 'summer', 'autumn', 'winter']
const zones: Readonly<Record<string, string>> = { '+05:30': ' IST', Z: ' UTC', '+00:00': ' UTC' }

function formatPoint(point: string): string {
  const instant = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::[\d.]+)?(Z|[+-]\d{2}:\d{2})?$/.exec(point)
  if (instant) {
    const [, day = '', hour = '', minute = '', offset = ''] = instant
    const half = Number(hour) < 12 ? 'am' : 'pm'
    const zone = offset === '' ? '' : (zones[offset] ?? ` UTC${offset}`)
    return `${formatShortDay(day)}, ${Number(hour) % 12 || 12}:${minute} ${half}${zone}`
  }
  if (isDay(point)) return formatShortDay(point)
  const [, year, month] = /^(\d{4})-(\d{2})$/.exec(point) ?? []
  if (year === undefined || month === undefined) return point
  const season = seasons[Number(month) - 21]
  return `${season ?? longMonth.format(toDate(`${year}-${month}-01`))} ${year}`
}

function withMonth(day: string, month: Intl.DateTimeFormat): string {
  return `${Number(day.slice(8))} ${month.format(toDate(day))} ${day.slice(0, 4)}`
}
