import { formatDay, formatLongDay, toDate, toDay } from '#lib/dates'
import { edtfBounds } from '#lib/edtf'
import { readTypedDate } from '#lib/typed-date'
import { alternatives, calendarNames, datePattern, inEnglish, readLanguages } from './written-date'
import type { PassageProposal } from './passage'

type SaidDate = Pick<PassageProposal, 'saidPhrase' | 'said'>

const otherWeekdays: readonly (readonly [string, number])[] = [
  ['बृहस्पतिवार', 4],
  ['वीरवार', 4],
  ['इतवार', 0],
  ['ہفتے', 6],
  ['ہفتہ', 6],
]
const weekdays = new Map<string, number>([
  ...readLanguages.flatMap((language) =>
    calendarNames(language, 'weekday').map((name, index) => [name, index] as const),
  ),
  ...otherWeekdays,
])
const daysBefore = new Map([
  ['today', 0],
  ['yesterday', 1],
  ['आज', 0],
  ['آج', 0],
])
const edge = String.raw`(?![\p{L}\p{M}])`
const weekday = `(?<weekday>${alternatives(weekdays.keys())})${edge}`
const date = `(?<date>${datePattern})`
const parts = '(?:late |early )?(?:on )?(?:late |early )?(?:last )?'
const ofDay = '(?: (?:morning|afternoon|evening|night))?'
const postposition = '(?: (?:सुबह|शाम|देर रात|रात|کی صبح|کی شام|کی رات))?(?: को| کو)?'
const phrase = new RegExp(
  String.raw`(?<![\p{L}\p{M}\p{N}]|\bMrs?\.? |\bMs\.? )${parts}(?:${weekday}|${date}|(?<relative>${alternatives(daysBefore.keys())})${edge})${ofDay}${postposition}`,
  'iu',
)
/** In framing words; more of them are not searched. */
const lengthMax = 2000

/**
 * The day on which words were said, as their sentence names it. Without one they were said by the day of publication.
 * A weekday is the last one up to that day.
 */
export function saidDateIn(framing: string, at: number, published: string | null): SaidDate {
  const match = phrase.exec(framing.slice(0, lengthMax))
  const day = edtfBounds(published ?? '')?.max ?? null
  if (!match)
    return {
      saidPhrase: null,
      said:
        day === null
          ? null
          : { edtf: `../${day}`, basis: `The text names no day and is of ${formatDay(day)}.` },
    }
  const text = match[0].trim()
  const start = at + match.index + match[0].length - match[0].trimStart().length
  return { saidPhrase: { start, end: start + text.length, text }, said: resolved(match, day) }
}

function resolved({ 0: words, groups }: RegExpExecArray, published: string | null): SaidDate['said'] {
  const text = words.trim()
  if (groups?.date !== undefined) return datedBy(groups.date, text, published)
  if (published === null) return null
  const back =
    groups?.weekday === undefined
      ? (daysBefore.get(groups?.relative?.toLowerCase() ?? '') ?? 0)
      : daysBack(published, weekdays.get(groups.weekday.toLowerCase()) ?? 0)
  const isLast = /\blast /i.test(words) && back === 0
  const edtf = shifted(published, -(isLast ? 7 : back))
  return { edtf, basis: `“${text}” in a text of ${formatLongDay(published)}.` }
}

function datedBy(words: string, text: string, published: string | null): SaidDate['said'] {
  const english = inEnglish(words)
  if (/\d{4}/.test(english)) {
    const { edtf } = readTypedDate(english)
    return edtf === undefined ? null : { edtf, basis: `“${text}” in the text.` }
  }
  if (published === null) return null
  const [sameYear, yearBefore] = [0, 1].map(
    (years) => readTypedDate(`${english} ${Number(published.slice(0, 4)) - years}`).edtf,
  )
  const edtf = sameYear !== undefined && sameYear <= published ? sameYear : yearBefore
  return edtf === undefined ? null : { edtf, basis: `“${text}” in a text of ${formatDay(published)}.` }
}

const weekdayOf = (day: string) => toDate(day).getUTCDay()
const daysBack = (published: string, target: number) => (weekdayOf(published) - target + 7) % 7

function shifted(day: string, days: number): string {
  const date = toDate(day)
  date.setUTCDate(date.getUTCDate() + days)
  return toDay(date)
}
