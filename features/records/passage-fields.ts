/** Room for one passage in a form: taken by its place ("110-133 the fare"), or by words that are typed. */
export type PassageField = { statementId: string; place: string } | { statementId: string; exact: string }

type Values = Readonly<Record<string, string>>

/** The slots that a form's fields hold, each with its number; a place that was unticked is none. */
export function passageFields(values: Values): (PassageField & { index: number })[] {
  const slots: (PassageField & { index: number })[] = []
  for (const [name, statementId] of Object.entries(values)) {
    const index = Number(/^passages\.(\d+)\.statementId$/.exec(name)?.[1] ?? -1)
    const { [`passages.${index}.place`]: place, [`passages.${index}.exact`]: exact } = values
    if (index < 0) continue
    if (place) slots.push({ index, statementId, place })
    else if (exact !== undefined) slots.push({ index, statementId, exact })
  }
  return slots
}

type OffsetsAndText = { start: number; end: number; exact?: string | undefined }

/** Offsets into a text, and the words that were read there: where the text has changed since, the words count. */
export const formatPosition = ({ start, end, exact }: OffsetsAndText): string =>
  exact === undefined ? `${start}-${end}` : `${start}-${end} ${exact}`

/** A place as it was written; null when it is none. */
export function parsePosition(place: string): OffsetsAndText | null {
  const [, from, upto, exact] = /^(\d{1,6})-(\d{1,6})(?: ([^]+))?$/.exec(place) ?? []
  const [start, end] = [Number(from), Number(upto)]
  if (!(start < end)) return null
  return exact === undefined ? { start, end } : { start, end, exact }
}
