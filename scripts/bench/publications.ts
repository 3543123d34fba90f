import { createHash } from 'node:crypto'
import type { Publication } from '#generated/prisma/client'
import { canonicalJson, disputeDocument, recordDocument } from '#features/publications/document'
import type { DisputeDocument, RecordDocument } from '#features/publications/document'
import { disputeDocumentOf, recordDocumentOf } from '#features/review/assemble'
import { disputeListingOf, partListingsOf, recordListingOf } from '#features/review/listings'
import type { DeskDispute, DeskRecord } from '#features/review/queries'
import type { Accounts } from './history'

let publicationCount = 0n

/** Frozen by the same functions as publishing does: the real document, its canonical bytes and their SHA-256. */
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
    ...{ publishedBy, approvedBy, changeNote, isCorrection },
  }
}

const roleOf =
  ({ editor }: Accounts) =>
  (id: string) =>
    id === editor ? 'Desk editor' : 'Second editor'

const editionAt = (publishedAt: Date, version: number) => ({
  ...{ version, publishedAt: publishedAt.toISOString(), isCorrection: version > 1 },
  changeNote: version === 1 ? 'Published' : 'The summary is shorter.',
  ...{ publishedBy: 'Desk editor', approvedBy: 'Second editor' },
})

/** One version after the other; the rows stand for the last. */
export function publishRecord(record: DeskRecord, accounts: Accounts, moments: readonly Date[]) {
  const documents = moments.map((at, index) =>
    recordDocument.parse(recordDocumentOf(record, editionAt(at, index + 1), roleOf(accounts))),
  )
  const publications = documents.map((document) => makePublication(document, record.id, accounts))
  const [document, lastPublication] = [documents.at(-1), publications.at(-1)]
  if (!document || !lastPublication) throw new Error('A record is published at least once.')
  const edition = { ...lastPublication, disputeSlug: record.dispute.slug }
  const parts = partListingsOf([document.a, document.b], edition)
  return { publications, listing: recordListingOf(document, edition), parts }
}

export function publishDispute(dispute: DeskDispute, accounts: Accounts, at: Date) {
  const document = disputeDocument.parse(disputeDocumentOf(dispute, editionAt(at, 1)))
  const publication = makePublication(document, dispute.id, accounts)
  const edition = { ...publication, disputeSlug: dispute.slug }
  const parts = partListingsOf(document.statements, edition)
  return { publication, listing: disputeListingOf(document, edition), parts }
}
