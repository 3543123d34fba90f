import { z } from 'zod'
import type { RevisionAction } from '#features/history/revision-action'
import { evidenceDraft } from './schema'
import { formatPosition, passageFieldValues } from './passage-fields'
import { evidenceValues } from './form-values'

const ordinal = z.int()
const removedTie = z.object({
  ordinal,
  label: z.string(),
  passages: z.array(z.object({ statementId: z.uuid(), start: z.int(), end: z.int(), exact: z.string() })),
})
const removedEvidence = z.object({ ...evidenceDraft.omit({ recordId: true, revision: true }).shape, ordinal })

/** What the last change of a record took away, as the fields of the form that puts it back. */
export type Restorable = {
  of: 'tie' | 'evidence'
  ordinal: number
  words: string
  values: Record<string, string>
}

export function restorableFrom(
  last: { action: RevisionAction; before: unknown },
  recordId: string,
): Restorable | null {
  if (last.action === 'TIE_REMOVED') {
    const { data } = removedTie.safeParse(last.before)
    if (!data) return null
    const slots = data.passages.map(({ statementId, ...span }) => ({
      statementId,
      place: formatPosition(span),
    }))
    const { label } = data
    return {
      of: 'tie',
      ordinal: data.ordinal,
      words: label,
      values: { recordId, label, ...passageFieldValues(slots) },
    }
  }
  if (last.action !== 'EVIDENCE_REMOVED') return null
  const { data } = removedEvidence.safeParse(last.before)
  if (!data) return null
  return {
    of: 'evidence',
    ordinal: data.ordinal,
    words: data.note,
    values: evidenceValues({ ...data, recordId }),
  }
}
