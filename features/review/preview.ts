import { disputeDocument, recordDocument } from '#features/publications/document'
import type { DisputeDocument, RecordDocument } from '#features/publications/document'
import { buildDisputeDocument, type VersionInfo, buildRecordDocument, type RoleOf } from './build-document'
import { firstAppearance } from './build-statement'
import type { DeskDispute, DeskRecord } from './queries.server'

/** The document that publication would freeze, or null while something is missing that it must have. */
export function recordPreview(
  record: DeskRecord,
  edition: VersionInfo,
  roleOf: RoleOf,
): RecordDocument | null {
  if (!firstAppearance(record.statementA) || !firstAppearance(record.statementB)) return null
  return recordDocument.safeParse(buildRecordDocument(record, edition, roleOf)).data ?? null
}

export function disputePreview(dispute: DeskDispute, edition: VersionInfo): DisputeDocument | null {
  return disputeDocument.safeParse(buildDisputeDocument(dispute, edition)).data ?? null
}

type NextVersion = { version: number; sentBy: string | null; roleOf: RoleOf }

/** The next edition, as far as it is known before its change note is written. */
export function previewVersionInfo(
  { version, sentBy, roleOf }: NextVersion,
  reader: { id: string; now: Date },
): VersionInfo {
  return {
    version,
    publishedAt: reader.now.toISOString(),
    changeNote: '',
    isCorrection: false,
    publishedBy: roleOf(sentBy ?? reader.id),
    approvedBy: roleOf(reader.id),
  }
}
