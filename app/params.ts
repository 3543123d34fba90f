import { notFound } from 'next/navigation'

/** A slug in an address is input too: what cannot be one is no page. */
export function slugFrom(segment: string): string {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(segment) && segment.length <= 200 ? segment : notFound()
}

/** `?v=3`; undefined when no version is pinned. */
export function versionFrom(v: string | string[] | undefined): number | undefined {
  if (v === undefined) return undefined
  return typeof v === 'string' && /^[1-9]\d{0,8}$/.test(v) ? Number(v) : notFound()
}

/** A parameter that is given once; empty otherwise. */
export const only = (value: string | string[] | undefined): string => (typeof value === 'string' ? value : '')

/** The number of a record in an address of the desk. */
export function numberFrom(segment: string): number {
  return /^[1-9]\d{0,8}$/.test(segment) ? Number(segment) : notFound()
}
