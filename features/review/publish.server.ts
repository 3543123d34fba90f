import 'server-only'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Prisma } from '#generated/prisma/client'
import type { Editor } from '#features/editors/editor'
import { assertCan } from '#features/editors/permissions'
import { canonicalJson, disputeDocument, recordDocument } from '#features/publications/document'
import type { DisputeDocument, RecordDocument } from '#features/publications/document'
import { listingRow, type RecordRow } from '#features/publications/listing-row'
import { appendRevision } from '#features/history/commands.server'
import { deskTransaction, type Transaction } from '#lib/desk-db.server'
import { AppError } from '#lib/errors'
import { buildDisputeDocument, buildRecordDocument, type RoleOf } from './build-document'
import { disputeChecks, recordChecks, unmetOf } from './checks'
import { searchText } from './listing-writer'
import { deskNextVersion, currentApproval } from './decisions.server'
import { deskDispute, deskRecord, type ReviewSubject, unpublishedDispute } from './queries.server'
import type { PublicationDraft } from './schema'

/**
 * Publishes in one transaction: checks the record, and freezes its document with its SHA-256 as the next version. The
 * transaction also replaces the listing rows and writes history and audit log. Only an approved revision can be
 * published, and only once. A dispute that is not published yet is published with it.
 */
export function publishRecord(editor: Editor, draft: PublicationDraft): Promise<{ version: number }> {
  assertCan(editor, 'review:publish')
  return deskTransaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM desk."Record" WHERE id = ${draft.id}::uuid FOR UPDATE`
    const dispute = await unpublishedDispute(tx, editor, { subject: 'RECORD', id: draft.id })
    if (dispute) await publishDisputeInTx(tx, editor, { id: dispute.id, revision: dispute.revision })
    const record = await deskRecord(tx, editor, draft.id)
    if (!record) throw new AppError('not_found', 'The record is not on file.')
    assertReady(record, draft, unmetOf(recordChecks(record)))
    const release = await nextRelease(tx, editor, { subject: 'RECORD', ...draft })
    const document = recordDocument.parse(buildRecordDocument(record, release.versionInfo, release.roleOf))
    const seq = await freeze(tx, { ...release, document, number: record.number })
    await writeListings(tx, seq, { row: listingRow(document), searchText: searchText(document) })
    await tx.record.update({
      where: { id: record.id },
      data: { publicState: 'PUBLISHED', needsReview: false },
    })
    return { version: document.version }
  })
}

/** Publishes like publishRecord, and before its records. */
export function publishDispute(editor: Editor, draft: PublicationDraft): Promise<{ version: number }> {
  assertCan(editor, 'review:publish')
  return deskTransaction((tx) => publishDisputeInTx(tx, editor, draft))
}

async function publishDisputeInTx(tx: Transaction, editor: Editor, draft: PublicationDraft) {
  await tx.$queryRaw`SELECT 1 FROM desk."Dispute" WHERE id = ${draft.id}::uuid FOR UPDATE`
  const dispute = await deskDispute(tx, editor, draft.id)
  if (!dispute) throw new AppError('not_found', 'The dispute is not on file.')
  assertReady(dispute, draft, unmetOf(disputeChecks(dispute)))
  const release = await nextRelease(tx, editor, { subject: 'DISPUTE', ...draft })
  const document = disputeDocument.parse(buildDisputeDocument(dispute, release.versionInfo))
  const seq = await freeze(tx, { ...release, document, number: null })
  await writeListings(tx, seq, null)
  await tx.dispute.update({
    where: { id: dispute.id },
    data: { publicState: 'PUBLISHED', needsReview: false },
  })
  return { version: document.version }
}

type Ready = { revision: number; state: string; publicState: string }

function assertReady(subject: Ready, { revision }: PublicationDraft, unmet: string[]): void {
  if (subject.revision !== revision) throw new AppError('conflict', 'Somebody changed it since you read it.')
  if (subject.publicState === 'WITHDRAWN') throw new AppError('conflict', 'It was withdrawn.')
  if (subject.state !== 'APPROVED')
    throw new AppError('conflict', 'A second editor has not approved this revision.')
  if (unmet.length > 0) throw new AppError('invalid', unmet.join(' '))
}

type Release = {
  subject: ReviewSubject['subject']
  id: string
  revision: number
  editor: Editor
  approverId: string
  versionInfo: Pick<
    RecordDocument,
    'version' | 'publishedAt' | 'changeNote' | 'isCorrection' | 'publishedBy' | 'approvedBy'
  >
  roleOf: RoleOf
}

/** The next version, dated by the database's clock, with its approval. */
async function nextRelease(
  tx: Transaction,
  editor: Editor,
  { subject, id, revision }: PublicationDraft & ReviewSubject,
): Promise<Release> {
  const at = { subject, id, revision }
  const stored = await currentApproval(tx, editor, at)
  if (!stored) throw new AppError('conflict', 'A second editor has not approved this revision.')
  const { version, isPublished, sentBy, roleOf } = await deskNextVersion(tx, editor, at)
  if (isPublished) throw new AppError('conflict', 'This revision is published already.')
  const [clock] = await tx.$queryRaw<
    [{ now: Date }]
  >`SELECT date_trunc('milliseconds', clock_timestamp()) AS now`
  return {
    subject,
    id,
    revision,
    editor,
    approverId: stored.approverId,
    roleOf,
    versionInfo: {
      version,
      publishedAt: clock.now.toISOString(),
      changeNote: stored.changeNote,
      isCorrection: stored.isCorrection,
      // Readers see who sent it to review and who approved it. Only the row names the account that published it.
      publishedBy: roleOf(sentBy ?? editor.id),
      approvedBy: roleOf(stored.approverId),
    },
  }
}

async function freeze(
  tx: Transaction,
  release: Release & { document: RecordDocument | DisputeDocument; number: number | null },
): Promise<bigint> {
  const { subject, id, revision, editor, document, number, versionInfo } = release
  const json = canonicalJson(document)
  const sha256 = sha256Of(json)
  const publishedAt = new Date(versionInfo.publishedAt)
  const { seq, parts } = await tx.publication.create({
    data: {
      subject,
      subjectId: id,
      number,
      slug: document.slug,
      document: json,
      sha256,
      publishedById: editor.id,
      approvedById: release.approverId,
      ...versionInfo,
      publishedAt,
    },
    select: { seq: true, parts: true },
  })
  appendRevision(tx, editor, {
    subject: subject === 'RECORD' ? 'record' : 'dispute',
    subjectId: id,
    action: 'PUBLISHED',
    reason: versionInfo.changeNote,
    isContent: false,
    after: { revision, version: versionInfo.version, sha256, partsSha256: sha256Of(partLines(parts)) },
  })
  return seq
}

const sha256Of = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

/** The parts of a publication as `desk.parts_sha256` reads them. */
const partLines = (parts: Prisma.JsonValue): string =>
  Object.entries(z.record(z.string(), z.number()).parse(parts))
    .map(([id, number]) => `${id} ${number}`)
    .toSorted()
    .join('\n')

/** The database derives the rows that readers list from the document; only a record's row and search text are ours. */
async function writeListings(
  tx: Transaction,
  seq: bigint,
  record: { row: RecordRow; searchText: string } | null,
): Promise<void> {
  const row = record === null ? null : JSON.stringify(record.row)
  await tx.$executeRaw`SELECT published.list_publication(${seq}::bigint, ${row}::jsonb, ${record?.searchText ?? null})`
}
