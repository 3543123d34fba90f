import { notFound } from 'next/navigation'
import { parseRecordNumber, parseSlug, parseVersion } from '#lib/identifiers'

/** A slug in an address is input too: what cannot be one is no page. */
export function slugFrom(segment: string): string {
  return parseSlug(segment) ?? notFound()
}

/** `?v=3`; undefined when no version is pinned. */
export function versionFrom(v: string | string[] | undefined): number | undefined {
  const version = parseVersion(v)
  return version === null ? notFound() : version
}

/** A parameter that is given once; empty otherwise. */
export const singleParam = (value: string | string[] | undefined): string =>
  typeof value === 'string' ? value : ''

/** The number of a record in an address of the desk. */
export function numberFrom(segment: string): number {
  return parseRecordNumber(segment) ?? notFound()
}
