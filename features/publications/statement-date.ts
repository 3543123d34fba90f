import { edtfBounds } from '#lib/edtf'
import type { PublishedStatement } from './document'

/** The date by which a statement is shown, in EDTF; that of the report if the source does not date the saying. */
export type StatementDate = { edtf: string | null; isOfReport: boolean }

type Dates = { said: string | null; published: string | null }

/** "On or before the day of the report" says no more than the report's own date, so that is shown. */
export function statementDate({ said, published }: Dates): StatementDate {
  const [saying, report] = [said, published].map((edtf) => (edtf === null ? null : edtfBounds(edtf)))
  const isBoundByReport = saying?.min === null && saying.max === report?.max
  return said === null || isBoundByReport
    ? { edtf: published, isOfReport: published !== null }
    : { edtf: said, isOfReport: false }
}

export const datesOf = ({ said, source }: PublishedStatement): Dates => ({
  said: said.edtf,
  published: source.published,
})

/** The last day on which a statement can have been made: the order of lists, never a date to show. */
export function lastDayOf({ said, published }: Dates): string | null {
  const [saying, report] = [said, published].map((edtf) => (edtf === null ? null : edtfBounds(edtf)))
  return saying?.max ?? report?.max ?? null
}
