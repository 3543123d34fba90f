import { disputeDocument, recordDocument } from '#features/publications/document'
import type { DisputeDocument, RecordDocument } from '#features/publications/document'
import { disputeDocumentOf, type Edition, recordDocumentOf, type RoleOf } from './assemble'
import { firstAppearance } from './assemble-statement'
import type { DeskDispute, DeskRecord } from './queries.server'

/** The document that publication would freeze, or null while something is missing that it must have. */
export function recordPreview(record: DeskRecord, edition: Edition, roleOf: RoleOf): RecordDocument | null {
  if (!firstAppearance(record.statementA) || !firstAppearance(record.statementB)) return null
  return recordDocument.safeParse(recordDocumentOf(record, edition, roleOf)).data ?? null
}

export function disputePreview(dispute: DeskDispute, edition: Edition): DisputeDocument | null {
  return disputeDocument.safeParse(disputeDocumentOf(dispute, edition)).data ?? null
}

type Hands = { version: number; sentBy: string | null; roleOf: RoleOf }

/** The next edition, as far as it is known before its change note is written. */
export function nextEdition({ version, sentBy, roleOf }: Hands, reader: { id: string; now: Date }): Edition {
  return {
    version,
    publishedAt: reader.now.toISOString(),
    changeNote: '',
    isCorrection: false,
    publishedBy: roleOf(sentBy ?? reader.id),
    approvedBy: roleOf(reader.id),
  }
}
