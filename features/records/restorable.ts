import { z } from 'zod'
import type { RevisionAction } from '#features/history/revision-action'
import { encodeTie, evidenceDraft, evidenceValues } from './schema'

const removedTie = z.object({
  ordinal: z.int(),
  label: z.string(),
  passages: z.array(z.object({ statementId: z.uuid(), start: z.int(), end: z.int(), exact: z.string() })),
})
const removedEvidence = z.object({
  ...evidenceDraft.omit({ recordId: true, revision: true }).shape,
  ordinal: z.int(),
})

/** The part that a record's last change removed, as the fields of the form that restores it. */
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
    const { ordinal, label, passages } = data
    return { of: 'tie', ordinal, words: label, values: encodeTie({ recordId, label, passages }) }
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
