import type { PublishedDate } from '#features/publications/document'
import { compareDays } from '#features/publications/chronological'
import { formatEdtf } from '#lib/dates'
import { edtfBounds, exactDay } from '#lib/edtf'

export type TimelineEntry = {
  /** The last possible day, which orders the entries. */
  on: string | null
  /** EDTF */
  date: string | null
  side: 'A' | 'B'
  byline: string
  extract: string
  isVerbatim: boolean
  language: string
  record: { number: number; slug: string } | null
  isThis: boolean
}

export type TimelineRow =
  | { kind: 'said'; entry: TimelineEntry; isSameDay: boolean }
  | { kind: 'about'; words: string }
  | { kind: 'gap'; words: string }

/** `on` orders the rows; a gap ends at the first possible day, or is not known. */
type Dated = { on: string | null; first: string | null; row: TimelineRow }

/** Statements by the day they were said, the period both sides are about, if any, and the gaps between. */
export function timelineRows(
  entries: readonly TimelineEntry[],
  about: readonly [PublishedDate, PublishedDate],
): TimelineRow[] {
  const said: Dated[] = entries.map((entry, index) => ({
    on: entry.on,
    first: firstDayOf(entry),
    row: { kind: 'said', entry, isSameDay: isSameDay(entry, entries[index - 1]) },
  }))
  const [a, b] = about
  const spokenOf: Dated[] =
    a.edtf !== null && a.edtf === b.edtf
      ? [{ on: a.min ?? a.max, first: a.min, row: { kind: 'about', words: formatEdtf(a.edtf) } }]
      : []
  const dated = [...spokenOf, ...said].toSorted((left, right) => compareDays(left.on, right.on))
  return dated.flatMap((item, index) => {
    const before = dated[index - 1]
    const since = before?.row.kind === 'about' ? (a.max ?? before.on) : (before?.on ?? null)
    // A later row with a wide date may belong into the gap.
    const next = item.first === null ? null : earliest(dated.slice(index).map(({ first }) => first))
    const gap = since !== null && next !== null ? gapWords(since, next) : null
    return gap === null ? [item.row] : [{ kind: 'gap', words: gap }, item.row]
  })
}

/** Null if the date has no first day, as “on or before 2 Nov 2019”. */
function firstDayOf({ on, date }: TimelineEntry): string | null {
  return date === null ? on : (edtfBounds(date)?.min ?? null)
}

const earliest = (days: readonly (string | null)[]): string | null => days.toSorted(compareDays)[0] ?? null

function isSameDay({ date }: TimelineEntry, before: TimelineEntry | undefined): boolean {
  const day = exactDay(date)
  return day !== null && before !== undefined && day === exactDay(before.date)
}

const counts = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven']

function gapWords(from: string, to: string): string | null {
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = from.split('-').map(Number)
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split('-').map(Number)
  // Tolerates three days, so that a month ending on its 31st counts as complete.
  const months = (toYear - fromYear) * 12 + toMonth - fromMonth - (toDay + 3 < fromDay ? 1 : 0)
  if (months < 2) return null
  if (months < 24) return `${counts[months - 2] ?? String(months)} months with no statement on file`
  return `${Math.floor(months / 12)} years with no statement on file`
}
