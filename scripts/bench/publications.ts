import { createHash } from 'node:crypto'
import type { Approval, Publication, Revision } from '#generated/prisma/client'
import type { RevisionAction } from '#features/history/revision-action'
import { canonicalJson, disputeDocument, recordDocument } from '#features/publications/document'
import type { DisputeDocument, RecordDocument } from '#features/publications/document'
import { buildDisputeDocument, buildRecordDocument } from '#features/review/build-document'
import { disputeListing, entityListings, recordListing } from '#features/review/listing-writer'
import type { DeskDispute, DeskRecord } from '#features/review/queries.server'
import { idMaker, moment } from './random'
import type { ReportedStatements } from './statements'

export type Accounts = { editor: string; publisher: string; admin: string }

const ids = { revision: idMaker(15), approval: idMaker(16) }
const checkedPoints = ['Both sources read', 'Passages match the source']

/** Revisions and approvals, numbered without gaps per subject. */
export class History {
  readonly revisions: Revision[] = []
  readonly approvals: Approval[] = []
  private readonly counts = new Map<string, number>()
  private seconds = 0

  constructor(private readonly accounts: Accounts) {}

  private addRevision(
    editorId: string,
    subject: string,
    subjectId: string,
    action: RevisionAction,
    isContent = true,
  ): void {
    const number = (this.counts.get(subjectId) ?? 0) + 1
    this.counts.set(subjectId, number)
    this.revisions.push({
      ...{ id: ids.revision(), subject, subjectId, number, editorId, action, isContent },
      ...{ reason: null, before: null, after: { revision: 1 }, madeAt: this.now() },
    })
  }

  /** Every row gets its own time. */
  private now(): Date {
    this.seconds += 1
    return moment(this.seconds)
  }

  addRevisions(subject: string, subjectIds: readonly string[], action: RevisionAction): void {
    for (const id of subjectIds) this.addRevision(this.accounts.editor, subject, id, action)
  }

  addStatements({ sources, statements }: ReportedStatements): void {
    this.addRevisions(
      'source',
      sources.map(({ id }) => id),
      'CAPTURED',
    )
    this.addRevisions(
      'statement',
      statements.map(({ id }) => id),
      'CAPTURED',
    )
  }

  /** One editor sends to review, the other approves and publishes. Returns the time of publication. */
  addPublication(subject: 'RECORD' | 'DISPUTE', { id }: DeskRecord | DeskDispute): Date {
    const subjectKind = subject === 'RECORD' ? 'record' : 'dispute'
    this.addRevision(this.accounts.editor, subjectKind, id, 'SENT_TO_REVIEW', false)
    this.addRevision(this.accounts.publisher, subjectKind, id, 'APPROVED', false)
    for (const approval of this.approvals) if (approval.recordId === id) approval.voidedAt ??= this.now()
    const link = subject === 'RECORD' ? { recordId: id, disputeId: null } : { recordId: null, disputeId: id }
    this.approvals.push({
      ...{
        id: ids.approval(),
        subject,
        ...link,
        revision: 1,
        approverId: this.accounts.publisher,
        points: checkedPoints,
      },
      ...{ approvedAt: this.now(), voidedAt: null, changeNote: 'Published', isCorrection: false },
    })
    const publishedAt = this.now()
    this.addRevision(this.accounts.publisher, subjectKind, id, 'PUBLISHED', false)
    return publishedAt
  }

  /** Returns and removes the rows collected since the last call. */
  drain(): { revisions: Revision[]; approvals: Approval[] } {
    return { revisions: this.revisions.splice(0), approvals: this.approvals.splice(0) }
  }
}

let publicationCount = 0n

/** Uses the functions of publishing itself: the real document, its canonical bytes and their SHA-256. */
function makePublication(
  document: RecordDocument | DisputeDocument,
  subjectId: string,
  { publisher }: Accounts,
): Publication {
  const json = canonicalJson(document)
  const { slug, version, publishedAt, publishedBy, approvedBy, changeNote, isCorrection } = document
  publicationCount += 1n
  return {
    ...{
      seq: publicationCount,
      subject: 'number' in document ? 'RECORD' : 'DISPUTE',
      subjectId,
      slug,
      version,
    },
    ...{ number: 'number' in document ? document.number : null, document: json },
    sha256: createHash('sha256').update(json, 'utf8').digest('hex'),
    ...{ publishedAt: new Date(publishedAt), publishedById: publisher, approvedById: publisher },
    ...{ publishedBy, approvedBy, changeNote, isCorrection, parts: {} },
  }
}

const roleOf =
  ({ editor }: Accounts) =>
  (id: string) =>
    id === editor ? 'Desk editor' : 'Second editor'

const versionInfoAt = (publishedAt: Date, version: number) => ({
  ...{ version, publishedAt: publishedAt.toISOString(), isCorrection: version > 1 },
  changeNote: version === 1 ? 'Published' : 'The summary is shorter.',
  ...{ publishedBy: 'Desk editor', approvedBy: 'Second editor' },
})

/** Publishes all versions in order; the listing rows describe the last one. */
export function publishRecord(record: DeskRecord, accounts: Accounts, moments: readonly Date[]) {
  const documents = moments.map((at, index) =>
    recordDocument.parse(buildRecordDocument(record, versionInfoAt(at, index + 1), roleOf(accounts))),
  )
  const publications = documents.map((document) => makePublication(document, record.id, accounts))
  const [document, lastPublication] = [documents.at(-1), publications.at(-1)]
  if (!document || !lastPublication) throw new Error('A record is published at least once.')
  const listingKey = { ...lastPublication, disputeSlug: record.dispute.slug }
  const parts = entityListings([document.a, document.b], listingKey)
  return { publications, listing: recordListing(document, listingKey), parts }
}

export function publishDispute(dispute: DeskDispute, accounts: Accounts, at: Date) {
  const document = disputeDocument.parse(buildDisputeDocument(dispute, versionInfoAt(at, 1)))
  const publication = makePublication(document, dispute.id, accounts)
  const listingKey = { ...publication, disputeSlug: dispute.slug }
  const parts = entityListings(document.statements, listingKey)
  return { publication, listing: disputeListing(document, listingKey), parts }
}
