import { notFound } from 'next/navigation'
import { parseRecordNumber, parseSlug } from '#lib/identifiers'

/** A slug in an address is untrusted input: a malformed one is not found. */
export function slugFrom(segment: string): string {
  return parseSlug(segment) ?? notFound()
}

/** A parameter given exactly once; otherwise empty. */
export const singleParam = (value: string | string[] | undefined): string =>
  typeof value === 'string' ? value : ''

/** The record number in a desk address. */
export function numberFrom(segment: string): number {
  return parseRecordNumber(segment) ?? notFound()
}
