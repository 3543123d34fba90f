import { shortDay } from './days'

const longMonths =
  'January February March April May June July August September October November December'.split(' ')
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const zones: Record<string, string> = { '+05:30': 'IST', Z: 'UTC', '+00:00': 'UTC' }

/** `2019-11-01` as "1 November 2019". */
export function plainDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${Number(date)} ${longMonths[Number(month) - 1] ?? month} ${year}`
}

/** `2019-11-01` as "Friday 1 November 2019". */
export function longDay(day: string): string {
  return `${weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''} ${plainDay(day)}`
}

/** The precision is written: "On or before 2 Nov 2019", "May 2019", "2 Nov 2019, 7:25 pm IST". */
export function dateWords(edtf: string): string {
  const approximate = /[~%]$/.test(edtf) ? 'about ' : ''
  const unsure = /[?%]$/.test(edtf) ? ', not certain' : ''
  const [from = '', to] = edtf.replace(/[?~%]$/, '').split('/')
  if (to === undefined) return `${approximate}${pointWords(from)}${unsure}`
  if (from === '..' || from === '') return `On or before ${pointWords(to)}`
  if (to === '..' || to === '') return `On or after ${pointWords(from)}`
  return `Between ${pointWords(from)} and ${pointWords(to)}`
}

function pointWords(point: string): string {
  const instant = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::\d{2})?(Z|[+-]\d{2}:\d{2})$/.exec(point)
  if (instant) {
    const [, day = '', hour = '', minute = '', offset = ''] = instant
    const half = Number(hour) < 12 ? 'am' : 'pm'
    return `${shortDay(day)}, ${Number(hour) % 12 || 12}:${minute} ${half} ${zones[offset] ?? `UTC${offset}`}`
  }
  if (/^\d{4}-\d{2}-\d{2}$/.test(point)) return shortDay(point)
  const month = /^(\d{4})-(\d{2})$/.exec(point)
  return month ? `${longMonths[Number(month[2]) - 1] ?? point} ${month[1] ?? ''}` : point
}

export const isDay = (edtf: string | null): edtf is string =>
  edtf !== null && /^\d{4}-\d{2}-\d{2}$/.test(edtf)

/** An instant of ours, to the minute: "12 Nov 2019, 4:10 am UTC". */
export const instantWords = (instant: Date): string => dateWords(`${instant.toISOString().slice(0, 16)}Z`)

/** Within a sentence: "on or before 2 Nov 2019", but "May 2019"; "date not stated" where it is not. */
export const dateWithin = (edtf: string | null): string =>
  edtf === null
    ? 'date not stated'
    : dateWords(edtf).replace(/^(On or|Between)\b/, (word) => word.toLowerCase())
