import { toDay } from '#lib/dates'
import { edtfBounds } from '#lib/edtf'
import { FieldError } from '#lib/errors'
import type { DatedDraft } from './schema'

/** Invariant 4: a statement cannot be said after the report of it, as far as both are dated. */
export function isSaidAfterReport(said: DatedDraft, publishedMax: Date | null): boolean {
  const min = said.edtf === null ? null : (edtfBounds(said.edtf)?.min ?? null)
  return min !== null && publishedMax !== null && min > toDay(publishedMax)
}

/** @throws FieldError at the reason that is missing */
export function assertSaidBeforeReport(
  said: DatedDraft,
  publishedMax: Date | null,
  override: string | null,
): void {
  if (override === null && isSaidAfterReport(said, publishedMax))
    throw new FieldError(
      'dateOverride',
      'The statement is dated later than the report of it. Say why, or correct the date.',
    )
}
