import { parseEdtf } from '#lib/edtf'
import { readTypedDate } from '#lib/typed-date'

/** The names of the seven days from Sunday, or of the twelve months, in a language. */
export function calendarNames(language: string, part: 'weekday' | 'month'): string[] {
  const format = new Intl.DateTimeFormat(language, { [part]: 'long', timeZone: 'UTC' })
  // 1 January 2023 was a Sunday.
  return Array.from({ length: part === 'weekday' ? 7 : 12 }, (_, index) =>
    format
      .format(Date.UTC(2023, part === 'month' ? index : 0, part === 'month' ? 1 : index + 1))
      .toLowerCase(),
  )
}

export const readLanguages = ['en', 'hi', 'ur']
const english = calendarNames('en', 'month')
/** The English name of each month, by its name in each language and by its English abbreviations. */
const months = new Map<string, string>([
  ...readLanguages.flatMap((language) =>
    calendarNames(language, 'month').map((name, index) => [name, english[index] ?? ''] as const),
  ),
  ...english.flatMap((name) => [3, 4].map((length) => [name.slice(0, length), name] as const)),
])
/** Longest first, so that none is cut short. */
export const alternatives = (names: Iterable<string>) =>
  [...names].toSorted((left, right) => right.length - left.length).join('|')
const month = String.raw`(?:${alternatives(months.keys())})(?![\p{L}\p{M}])(?:\.(?=,| \d))?`
const day = String.raw`[\d०-९۰-۹]{1,2}(?:st|nd|rd|th)?`
const year = String.raw`[\d०-९۰-۹]{4}`
/** "2 November 2019", "Nov 2, 2019", "2 November", "2019-11-02"; the year may be missing. */
export const datePattern = String.raw`(?:\d{4}-\d{2}-\d{2}|${day} ${month}(?:,? ${year})?|${month} ${day}(?!\d)(?:,? ${year})?)`
const weekdayNames = readLanguages.flatMap((language) => calendarNames(language, 'weekday'))
/** A date or the name of a day of the week. */
export const dayPattern = String.raw`(?:${datePattern}|(?:${alternatives(weekdayNames)})(?![\p{L}\p{M}]))`
const time = String.raw`(?:,? ?(?:\||at|at:)? ?\d{1,2}[:.]\d{2} ?[ap]\.?m\.?(?: (?:ist|gmt|utc))?)?`
export const instantPattern = datePattern + time

/** A date with names of months and digits of other languages in English. */
export const inEnglish = (words: string): string =>
  words
    .replaceAll(new RegExp(month, 'giu'), (name) => months.get(name.toLowerCase().replace('.', '')) ?? name)
    .replaceAll(/[०-९]/g, (digit) => String(digit.charCodeAt(0) - 0x966))
    .replaceAll(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))

/** The EDTF of a date with its year; null for any other words. */
export const writtenDate = (words: string): string | null =>
  readTypedDate(
    inEnglish(words)
      .replaceAll(/ ?\| ?/g, ', ')
      .replaceAll(/ at:? /g, ', '),
  ).edtf ?? null

/** The EDTF of a date of a page's data, "2019-11-02T19:25:00+0530", to the minute; null for any other words. */
export function instantOf(words: string): string | null {
  const [, day = '', time, zone = ''] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?\s?(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(
      words.trim(),
    ) ?? []
  if (day === '') return writtenDate(words)
  const offset = zone.toUpperCase().replace(/(?<=\d{2})(?=\d{2}$)(?<!:)/, ':')
  const instant = time === undefined ? day : `${day}T${time}${offset}`
  return parseEdtf(instant) ? instant : parseEdtf(day) ? day : null
}
