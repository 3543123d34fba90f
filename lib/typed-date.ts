import { formatDay, formatEdtfInSentence } from './dates'
import { isDay, parseEdtf } from './edtf'
import { capitalize } from './text'

/** A date as an editor typed or pasted it: the EDTF that it means, or a sentence that says why it means none. */
export type TypedDate = { edtf: string; error?: never } | { edtf?: never; error: string }

export const typedDateMax = 100
const example = '“30 July 2021”, “July 2021”, “spring 2021” or “2021”'
const notADate = `Give a day, month, season or year, as ${example}; leave it empty where the source states no date.`

/** Reads EDTF, and English dates as people write them: every form that our pages show, and other common ones. */
export function readTypedDate(typed: string): TypedDate {
  if (typed.length > typedDateMax) return { error: `At most ${typedDateMax} characters.` }
  const text = tidied(typed)
  const season = ambiguousSeason(text)
  if (season !== null) return { error: `${season} Write one of the two.` }
  if (parseEdtf(text.toUpperCase())) return { edtf: text.toUpperCase() }
  const interval = readEnds(text)
  if (interval !== null) return { edtf: interval }
  try {
    const edtf = readPhrase(text.toLowerCase())
    if (edtf === null) return { error: isInEdtf.test(text) ? impossible : notADate }
    return parseEdtf(edtf) ? { edtf } : { error: impossible }
  } catch (error) {
    if (error instanceof Unclear) return { error: error.message }
    throw error
  }
}

/** In “2021-22”, 22 is the summer in EDTF, and the second year to most readers: "This may be summer 2021 or …". */
function ambiguousSeason(text: string): string | null {
  for (const [edtf, century = '', year = '', season = ''] of text.matchAll(
    /(?<![\d-])(\d\d)(\d\d)-(2[1-4])(?![\d-])/g,
  ))
    if (Number(year) + 1 === Number(season))
      return `This may be ${formatEdtfInSentence(edtf)} or ${century}${year} to ${century}${season}.`
  return null
}

/** A stored date as a field shows it: EDTF, with words where EDTF would be refused as ambiguous. */
export const typedDateOf = (edtf: string): string =>
  edtf
    .split('/')
    .map((end) => (ambiguousSeason(end) === null ? end : formatEdtfInSentence(end)))
    .join('/')

/** An interval whose ends are separated by a slash, each in EDTF or in words; null for every other text. */
function readEnds(text: string): string | null {
  const ends = text.split('/')
  if (ends.length !== 2 || ends.every((end) => openEnds.has(end))) return null
  const dates = ends.map((end) => (openEnds.has(end) ? end : (readTypedDate(end).edtf ?? null)))
  const edtf = dates.join('/')
  return dates.includes(null) || parseEdtf(edtf) === null ? null : edtf
}
const openEnds = new Set(['', '..'])

/** Reads one calendar day. */
export function readTypedDay(typed: string): TypedDate {
  const { edtf, error } = readTypedDate(typed)
  if (edtf !== undefined && isDay(edtf)) return { edtf }
  return { error: error === undefined || error === notADate ? notADay : error }
}
const notADay = 'Give a whole day, as “12 November 2019” or 2019-11-12.'

/** Digits and marks of EDTF in the order of year, month, day; the value is wrong, not the form. */
const isInEdtf = /^[\dX.]{4,}(?:-[\dX]{2})*(?:T[\d:.Z+-]*)?[?~%]?(?:\/[\dX.-]*[?~%]?)?$/i
const impossible =
  'There is no such date. Check the day, the month and the order of the dates; years are from 1 to 9999.'

/** Why a text that has the form of a date does not name one. */
class Unclear extends Error {}

/** Nothing that can be seen was typed. */
export const isBlank = (typed: string): boolean => /^[\s\p{Cf}]*$/u.test(typed)

/** Removes white space around the text and characters that cannot be seen; a row of white space becomes one space. */
const tidied = (typed: string) =>
  typed
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[‐‑‒–—−]/g, '-')
    .trim()

/** The EDTF of a phrase in lower case, or null. */
function readPhrase(phrase: string): string | null {
  const [, before] = /^(?:on or before|no later than|not later than|by) (.+)$/.exec(phrase) ?? []
  if (before !== undefined) return joined('..', readPoint(before))
  const [, after] = /^(?:on or after|since) (.+)$/.exec(phrase) ?? []
  if (after !== undefined) return joined(readPoint(after), '..')
  const point = readPoint(phrase)
  if (point !== null) return point
  const [, start, end] =
    /^between (.+) and (.+)$/.exec(phrase) ??
    /^(?:from )?(.+?) (?:to|-) (.+)$/.exec(phrase) ??
    /^([^-]+)-([^-]*[a-z][^-]*)$/.exec(phrase) ??
    []
  return start === undefined || end === undefined ? null : joined(readStart(start, end), readPoint(end))
}

const joined = (start: string | null, end: string | null) =>
  start === null || end === null ? null : `${start}/${end}`

/** "30 July" in "30 July to 2 August 2021" has the year of the end; "1" in "1 to 3 July 2021" its month, too. */
function readStart(start: string, end: string): string | null {
  const words = end.split(' ')
  const [year, monthAndYear] = [words.slice(-1), words.slice(1)].map((rest) => [start, ...rest].join(' '))
  return readPoint(start) ?? readPoint(year ?? '') ?? readPoint(monthAndYear ?? '')
}

/** One date, with "about" before it or "not certain" after it. */
function readPoint(words: string): string | null {
  const about = /^(?:about|around|approximately|circa|ca?\.?) ?/.exec(words)?.[0] ?? ''
  const uncertain = /(?:, not certain| \(not certain\))$/.exec(words)?.[0] ?? ''
  const bare = words.slice(about.length, words.length - uncertain.length)
  const edtf = parseEdtf(bare.toUpperCase()) ? bare.toUpperCase() : readForm(bare)
  const qualifier = about === '' ? (uncertain === '' ? '' : '?') : uncertain === '' ? '~' : '%'
  return edtf && `${edtf}${qualifier}`
}

type Groups = Readonly<Record<string, string>>
const year = String.raw`(?<year>\d{4}|ad \d{1,4})`

/** Forms without the name of a month. */
const forms: readonly (readonly [form: RegExp, read: (groups: Groups) => string])[] = [
  [new RegExp(`^(?<season>spring|summer|autumn|fall|winter)(?: of)?,? ${year}$`), readSeason],
  [/^(?:the )?(?<decade>\d{3})0['’]?s$/, ({ decade }) => `${decade}X`],
  [new RegExp(`^some day in ${year}$`), (groups) => `${yearOf(groups)}-XX-XX`],
  [new RegExp(`^some month of ${year}$`), (groups) => `${yearOf(groups)}-XX`],
  [/^(?<year>\d{4})([-./])(?<month>\d{1,2})\2(?<day>\d{1,2})$/, readNumbers],
  [/^(?<first>\d{1,2})([-./]) ?(?<second>\d{1,2})\2 ?(?<year>\d{4})$/, readUnordered],
  [/^(?<month>\d{1,2})[-./](?<year>\d{4})$/, readNumbers],
  [/^(?<year>\d{4})[./](?<month>\d{1,2})$/, readNumbers],
  [/^(?<year>ad \d{1,4})$/, yearOf],
]
/** A month by name is `M07`; all else is numbers with single spaces. */
const namedForms = [
  `(?<day>\\d{1,2}) M(?<month>\\d\\d) ${year}`,
  `M(?<month>\\d\\d) (?<day>\\d{1,2}) ${year}`,
  `${year} M(?<month>\\d\\d) (?<day>\\d{1,2})`,
  `M(?<month>\\d\\d) ${year}`,
  `${year} M(?<month>\\d\\d)`,
].map((form) => new RegExp(`^${form}$`))

function readForm(words: string): string | null {
  const timed =
    /^(.+?),? (?:at )?(\d{1,2})[:.](\d{2}) ?([ap])\.?m\.?(?: (ist|gmt|utc(?:[+-]\d{2}:\d{2})?))?$/.exec(words)
  if (timed) return readTime(timed)
  for (const [form, toEdtf] of forms) {
    const groups = form.exec(words)?.groups
    if (groups) return toEdtf(groups)
  }
  return readNamedMonth(words)
}

function readTime([, day = '', hour = '', minute = '', half = '', zone = '']: readonly string[]):
  | string
  | null {
  const date = readForm(day)
  if (date === null) return null
  if (Number(hour) < 1 || Number(hour) > 12) throw new Unclear(`There is no time ${hour}:${minute} ${half}m.`)
  const hours = String((Number(hour) % 12) + (half === 'p' ? 12 : 0))
  const offset =
    zone === 'ist' ? '+05:30' : zone === 'gmt' ? 'Z' : zone.replace(/^utc$/, 'Z').replace('utc', '')
  return `${date}T${two(hours)}:${minute}${offset}`
}

/** "Fri., July 30th, 2021", "30. July 2021", "30-Jul-2021": all read as numbers and a month in some order. */
function readNamedMonth(words: string): string | null {
  const isSomeDay = words.startsWith('some day in ')
  const shape = words
    .slice(isSomeDay ? 'some day in '.length : 0)
    .replaceAll(/(\d)(?:st|nd|rd|th)\b/g, '$1')
    .replaceAll(/[a-z]+/g, (word) =>
      months.has(word) ? ` M${months.get(word)} ` : word === 'of' ? ' ' : word,
    )
    .replaceAll(/[ ,.-]+/g, ' ')
    .trim()
  const [, weekday, rest = shape] = /^([a-z]+) (.+)$/.exec(shape.startsWith('ad ') ? '' : shape) ?? []
  for (const form of namedForms) {
    const groups = form.exec(rest)?.groups
    if (!groups) continue
    const date = readNumbers(groups)
    if (weekday !== undefined && !isWeekdayOf(weekday, date)) return null
    return isSomeDay ? `${date}-XX` : date
  }
  return null
}

function readNumbers({ month = '', day, ...rest }: Groups): string {
  // 21 to 24 would be seasons in EDTF.
  if (Number(month) > 12)
    throw new Unclear('There is no such month. Write a span of years as “2021 to 2022”.')
  return [yearOf(rest), two(month), ...(day === undefined ? [] : [two(day)])].join('-')
}

/** 30.7.2021 has one meaning; 3.4.2021 is in April or in March, depending on the country. */
function readUnordered({ first = '', second = '', year = '' }: Groups): string {
  const [dayFirst, monthFirst] = [
    `${year}-${two(second)}-${two(first)}`,
    `${year}-${two(first)}-${two(second)}`,
  ]
  if (isDay(dayFirst) && isDay(monthFirst) && dayFirst !== monthFirst)
    throw new Unclear(
      `This may be ${formatDay(dayFirst)} or ${formatDay(monthFirst)}. Write the month as a word.`,
    )
  return isDay(monthFirst) ? monthFirst : dayFirst
}

function readSeason({ season = '', ...rest }: Groups): string {
  return `${yearOf(rest)}-${{ spring: 21, summer: 22, autumn: 23, fall: 23, winter: 24 }[season]}`
}

function isWeekdayOf(word: string, date: string): boolean {
  const weekday = weekdays.find((name) => name === word || (word.length >= 3 && name.startsWith(word)))
  if (weekday === undefined || !isDay(date)) return weekday !== undefined
  const actual = weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()]
  if (actual !== weekday)
    throw new Unclear(
      `${formatDay(date)} was not a ${capitalize(weekday)}, but a ${capitalize(actual ?? '')}.`,
    )
  return true
}

function yearOf({ year = '' }: Groups): string {
  return year.replace('ad ', '').padStart(4, '0')
}
const two = (digits: string): string => digits.padStart(2, '0')

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const monthNames = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october'],
  ...['november', 'december'],
]
const months = new Map(
  monthNames.flatMap((name, index) =>
    [name, name.slice(0, 3), name.slice(0, 4)].map((word) => [word, two(String(index + 1))] as const),
  ),
)
