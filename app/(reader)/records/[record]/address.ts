/** `1-what-the-may-notice-contained`; the number alone decides, the slug is for people. */
export function addressedRecord(segment: string): { number: number; slug: string } | null {
  const match = /^([1-9]\d{0,8})(?:-(.*))?$/.exec(segment)
  return match ? { number: Number(match[1]), slug: match[2] ?? '' } : null
}

/** `?v=3`; undefined when no version is pinned, null when it is no version at all. */
export function addressedVersion(v: string | string[] | undefined): number | null | undefined {
  if (v === undefined) return undefined
  return typeof v === 'string' && /^[1-9]\d{0,8}$/.test(v) ? Number(v) : null
}
