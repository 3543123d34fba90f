/** `1-what-the-may-notice-contained`; the number alone decides, the slug is for people. */
export function addressedRecord(segment: string): { number: number; slug: string } | null {
  const match = /^([1-9]\d{0,8})(?:-(.*))?$/.exec(segment)
  return match ? { number: Number(match[1]), slug: match[2] ?? '' } : null
}
