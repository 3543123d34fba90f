import edtf from 'edtf'

/** Calendar days, `YYYY-MM-DD`; null if the date is open on that side. */
export type Bounds = { min: string | null; max: string | null }

const dateAndTime = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/

/**
 * The first and last calendar day of an EDTF level 1 date, or null if the text is none. A date with a time has the day
 * of its own offset: 00:14 on the 12th in India is the 12th, not the 11th of UTC.
 */
export function edtfBounds(text: string): Bounds | null {
  const instant = dateAndTime.exec(text)
  if (instant?.[1] !== undefined) return isDay(instant[1]) ? { min: instant[1], max: instant[1] } : null
  try {
    const { min, max } = edtf(text, { level: 1 })
    const bounds = { min: dayOf(min), max: dayOf(max) }
    return [bounds.min, bounds.max].every((day) => day === null || isDay(day)) ? bounds : null
  } catch {
    return null
  }
}

function dayOf(instantMs: number): string | null {
  return Number.isFinite(instantMs) ? new Date(instantMs).toISOString().slice(0, 10) : null
}

function isDay(day: string): boolean {
  // Date.parse reads 30 February as 2 March.
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day) === true
}
