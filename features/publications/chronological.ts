import type { PublishedStatement } from './document'
import { datesOf, lastDayOf } from './statement-date'

/** By the day said, otherwise the day of the report; on one day by position in the report; undated ones last. */
export function chronological<Of extends PublishedStatement>(statements: readonly Of[]): Of[] {
  return statements.toSorted((left, right) => {
    const order = compareDays(lastDayOf(datesOf(left)), lastDayOf(datesOf(right)))
    return order === 0 ? left.snapshot.start - right.snapshot.start : order
  })
}

/** True if a span of days certainly ends before another begins; null is an unknown end or beginning. */
export const endsBefore = <Day extends string | Date>(end: Day | null, start: Day | null): boolean =>
  end !== null && start !== null && end < start

/** Earlier days first; no day comes last. */
export function compareDays(left: string | null, right: string | null): number {
  if (left === right) return 0
  return right === null || (left !== null && left < right) ? -1 : 1
}
