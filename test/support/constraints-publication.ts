import type { Attack } from './constraints-content'
import { publication } from './constraints-history'

const uuid = 'gen_random_uuid()'
const note = `'00000000-0000-7000-8000-000000000003'`
const noted = (visibility: string, target: string) => `
  INSERT INTO desk."Annotation" (id, "authorId", body, visibility, blocking)
    VALUES (${note}, :author, 'x', '${visibility}', ${visibility === 'INTERNAL'});
  INSERT INTO desk."AnnotationTarget" (id, "annotationId", ordinal, ${target});`
const disputePublication = publication({
  subject: `'DISPUTE'`,
  '"subjectId"': ':dispute',
  number: 'NULL::int',
  slug: `(SELECT slug FROM desk."Dispute" WHERE id = :dispute)`,
})
const newest = `(SELECT max(seq) FROM published."Publication" WHERE "subjectId" = :record)`
const listPublication = (seq: string) => `SELECT published.list_publication(${seq}, '{}', 'x')`

const withStatus = (
  status: string,
  set = '',
) => `UPDATE desk."Record" SET status = '${status}', "statusNote" = NULL, revision = revision + 1${set} WHERE id = :record;
  INSERT INTO desk."Approval" (id, subject, "recordId", revision, "approverId") SELECT ${uuid}, 'RECORD', id, revision, :third FROM desk."Record" WHERE id = :record;
  ${publication({ '"approvedById"': ':third' })}`

export const publicationAttacks: Attack[] = [
  ['a record without evidence is not settled by evidence', 'status_settled', withStatus('RESOLVED')],
  [
    'a record whose statements stand has no side corrected',
    'status_corrected',
    withStatus('ONE_SIDE_CORRECTED'),
  ],
  ['a record without a note is not answered', 'status_noted', withStatus('ANSWERED')],
  ['a record without a note awaits no reply', 'status_noted', withStatus('AWAITING_REPLY')],
  [
    'a record of which one must be true is not reconciled',
    'status_reconciled',
    withStatus(
      'RECONCILED',
      `, event = 'SAME', people = 'SAME', time = 'SAME', conditions = 'SAME', relation = 'CONTRARY', "bothCanBeTrue" = false, "bothCouldBeFalse" = true, "disputeOver" = NULL`,
    ),
  ],
  ['a publication has its subject’s slug', 'publication_names_subject', publication({ slug: `'other'` })],
  ['a publication has its subject’s number', 'publication_names_subject', publication({ number: '77' })],
  [
    'a publication is not dated in advance',
    'publication_clock',
    publication({ '"publishedAt"': `now() + interval '1 year'` }),
  ],
  [
    'a publication is not backdated',
    'publication_clock',
    publication({ '"publishedAt"': `now() - interval '1 day'` }),
  ],
  ['a document agrees with its row', 'publication_document', publication({})],
  [
    'a publication has the change note that was approved',
    'publish_note',
    publication({ '"changeNote"': `'Another.'` }),
  ],
  [
    'a publication is called a correction as it was approved',
    'publish_note',
    publication({ '"isCorrection"': 'true' }),
  ],
  [
    'who wrote the change note cannot publish it',
    'published_by_second',
    `INSERT INTO desk."Revision" (id, subject, "subjectId", number, "editorId", action, "isContent", after)
       SELECT ${uuid}, 'record', :record, max(number) + 1, :third, 'SENT_TO_REVIEW', false, '{"changeNote": "Published"}' FROM desk."Revision" WHERE "subjectId" = :record;
      ${publication({ '"publishedById"': ':third' })}`,
  ],
  [
    'a conflict of interest does not end without a second editor',
    'conflict_ended_by_second',
    `INSERT INTO desk."ConflictOfInterest" (id, "editorId", "speakerId", note) VALUES (${uuid}, :third, :rosa, 'x');
      UPDATE desk."ConflictOfInterest" SET "withdrawnAt" = now(), "withdrawnById" = :second`,
  ],
  [
    'a note on a record has no passage of a third statement',
    'note_of_the_pair',
    `INSERT INTO desk."Annotation" (id, "authorId", body) VALUES (${note}, :author, 'x');
      INSERT INTO desk."AnnotationTarget" (id, "annotationId", ordinal, "recordId") VALUES (${uuid}, ${note}, 0, :record);
      WITH copy AS (INSERT INTO desk."Statement" (id, slug, quote, context, "quoteStart", language, wording, act)
        SELECT ${uuid}, 'copy', quote, context, "quoteStart", language, wording, act FROM desk."Statement" WHERE id = :rise RETURNING id)
      INSERT INTO desk."AnnotationTarget" (id, "annotationId", ordinal, "statementId", start, "end", exact)
        SELECT ${uuid}, ${note}, 1, id, 0, 3, 'the' FROM copy`,
  ],
  [
    'a conflict of interest declared after approval stops publication',
    'no_conflict_of_interest',
    `INSERT INTO desk."ConflictOfInterest" (id, "editorId", "speakerId", note) VALUES (${uuid}, :second, :rosa, 'x'); ${publication({ '"publishedById"': ':third' })}`,
  ],
  [
    'an editor with a conflict of interest cannot approve',
    'no_conflict_of_interest',
    `INSERT INTO desk."ConflictOfInterest" (id, "editorId", "speakerId", note) VALUES (${uuid}, :third, :rosa, 'x');
      INSERT INTO desk."Approval" (id, subject, "recordId", revision, "approverId") SELECT ${uuid}, 'RECORD', id, revision, :third FROM desk."Record" WHERE id = :record`,
  ],
  [
    'an editor with a conflict of interest cannot publish',
    'published_without_interest',
    `INSERT INTO desk."ConflictOfInterest" (id, "editorId", "speakerId", note) VALUES (${uuid}, :third, :rosa, 'x');
      ${publication({ '"publishedById"': ':third' })}`,
  ],
  [
    'an editor who changed a record cannot publish it',
    'published_by_second',
    `INSERT INTO desk."Revision" (id, subject, "subjectId", number, "editorId", action)
       SELECT ${uuid}, 'record', :record, max(number) + 1, :third, 'EDITED' FROM desk."Revision" WHERE "subjectId" = :record;
      ${publication({ '"publishedById"': ':third' })}`,
  ],
  [
    'a revision has one valid approval',
    'approval_holds',
    `INSERT INTO desk."Approval" (id, subject, "recordId", revision, "approverId") SELECT ${uuid}, 'RECORD', id, revision, :third FROM desk."Record" WHERE id = :record`,
  ],
  ['a suspended account cannot publish', 'publisher_may', publication({ '"publishedById"': ':suspended' })],
  [
    'an open blocking note on a statement stops its record',
    'publish_unblocked',
    `${noted('INTERNAL', `"statementId") VALUES (${uuid}, ${note}, 0, :never`)} ${publication({})}`,
  ],
  [
    'an open blocking note on a tie stops its record',
    'publish_unblocked',
    `${noted('INTERNAL', `"tieId") SELECT ${uuid}, ${note}, 0, (SELECT id FROM desk."Tie" WHERE "recordId" = :record`)} ${publication({})}`,
  ],
  [
    'a public note voids the approval that did not see it',
    'publish_approved',
    `${noted('PUBLIC', `"recordId") VALUES (${uuid}, ${note}, 0, :record`)} ${publication({})}`,
  ],
  [
    'evidence voids the approval that did not see it',
    'publish_approved',
    `INSERT INTO desk."Evidence" (id, "recordId", ordinal, stance, hand, note) VALUES (${uuid}, :record, 7, 'CONTEXT', 'SECOND_HAND', 'x'); ${publication({})}`,
  ],
  [
    'a changed passage of a tie voids the approval that did not see it',
    'publish_approved',
    `UPDATE desk."TiePassage" SET "end" = "end" - 1, exact = left(exact, -1) WHERE "statementId" = :never; ${publication({})}`,
  ],
  [
    'a resolved public note voids the approval that saw it open',
    'publish_approved',
    `${noted('PUBLIC', `"recordId") VALUES (${uuid}, ${note}, 0, :record`)}
      UPDATE desk."Annotation" SET "resolvedAt" = now() WHERE id = ${note}; ${publication({})}`,
  ],
  [
    'removing a statement from a dispute voids its approval',
    'publish_approved',
    `DELETE FROM desk."DisputeStatement" WHERE "statementId" = :rise; ${disputePublication}`,
  ],
  [
    'a voided approval stays void',
    'approval_stays_void',
    `UPDATE desk."Approval" SET "voidedAt" = now(); UPDATE desk."Approval" SET "voidedAt" = NULL`,
  ],
  [
    'an approval’s approver is never changed',
    '42501',
    `UPDATE desk."Approval" SET "approverId" = :third WHERE "recordId" = :record`,
  ],
  [
    'a change is not hidden by backdating it',
    'two_people',
    `INSERT INTO desk."Revision" (id, subject, "subjectId", number, "editorId", action, "madeAt")
        SELECT ${uuid}, 'record', :record, max(number) + 1, :third, 'EDITED', '2000-01-01' FROM desk."Revision" WHERE "subjectId" = :record;
      INSERT INTO desk."Approval" (id, subject, "recordId", revision, "approverId") SELECT ${uuid}, 'RECORD', id, revision, :third FROM desk."Record" WHERE id = :record`,
  ],
  [
    'a tombstone needs the subject’s state WITHDRAWN',
    'public_state_true',
    `INSERT INTO published."Tombstone" (subject, "subjectId", number, slug, reason) SELECT 'RECORD', id, number, slug, 'x' FROM desk."Record" WHERE id = :record`,
  ],
  [
    'a tombstone has the number of its subject',
    'withdraw_published',
    `INSERT INTO published."Tombstone" (subject, "subjectId", number, slug, reason) VALUES ('RECORD', ${uuid}, 1, 'x', 'x')`,
  ],
  [
    'a dispute is withdrawn after its records',
    'withdraw_records_first',
    `INSERT INTO published."Tombstone" (subject, "subjectId", slug, reason) SELECT 'DISPUTE', id, slug, 'x' FROM desk."Dispute" WHERE id = :dispute`,
  ],
  ['a listed row has a published subject', 'listing_published', listPublication('1000000')],
  ['a publication is listed only when it is published', 'listing_published', listPublication(newest)],
]
