import { dayOf } from '#lib/days'
import { edtfBounds } from '#lib/edtf'
import type { DatedDraft } from './schema'

/** Invariant 4: a statement cannot be said after the report of it, as far as both are dated. */
export function isDatedAfterReport(said: DatedDraft, publishedMax: Date | null): boolean {
  const min = said.edtf === null ? null : (edtfBounds(said.edtf)?.min ?? null)
  return min !== null && publishedMax !== null && min > dayOf(publishedMax)
}
