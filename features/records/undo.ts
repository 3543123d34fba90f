import { z } from 'zod'
import { evidenceDraft } from './schema'
import { placeOfSpan, slotValues } from './slots'
import { evidenceValues } from './values'

const ordinal = z.int()
const untied = z.object({
  ordinal,
  label: z.string(),
  passages: z.array(z.object({ statementId: z.uuid(), start: z.int(), end: z.int(), exact: z.string() })),
})
const dropped = z.object({ ...evidenceDraft.omit({ recordId: true, revision: true }).shape, ordinal })

/** What the last change of a record took away, as the fields of the form that puts it back. */
export type Gone = { of: 'tie' | 'evidence'; ordinal: number; words: string; values: Record<string, string> }

export function goneWith(last: { change: string; before: unknown }, recordId: string): Gone | null {
  if (last.change === 'untied passages') {
    const { data } = untied.safeParse(last.before)
    if (!data) return null
    const slots = data.passages.map(({ statementId, ...span }) => ({ statementId, place: placeOfSpan(span) }))
    const { label } = data
    return {
      of: 'tie',
      ordinal: data.ordinal,
      words: label,
      values: { recordId, label, ...slotValues(slots) },
    }
  }
  if (last.change !== 'dropped evidence') return null
  const { data } = dropped.safeParse(last.before)
  if (!data) return null
  return {
    of: 'evidence',
    ordinal: data.ordinal,
    words: data.note,
    values: evidenceValues({ ...data, recordId }),
  }
}
