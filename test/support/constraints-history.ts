import type { Attack } from './constraints-content'

const uuid = 'gen_random_uuid()'
/** Inserts a publication of the published record with the given columns changed; its document is empty. */
export const publication = (changes: Record<string, string>) => {
  const columns = {
    subject: `'RECORD'`,
    '"subjectId"': ':record',
    number: '(SELECT number FROM desk."Record" WHERE id = :record)',
    slug: '(SELECT slug FROM desk."Record" WHERE id = :record)',
    version: '2',
    document: `'{}'`,
    sha256: `encode(sha256('{}'), 'hex')`,
    '"publishedById"': ':second',
    '"approvedById"': ':second',
    '"publishedBy"': `'x'`,
    '"approvedBy"': `'x'`,
    '"changeNote"': `'Published'`,
    ...changes,
  }
  return `INSERT INTO published."Publication" (${Object.keys(columns).join(', ')}) VALUES (${Object.values(columns).join(', ')})`
}

const admin = `'00000000-0000-7000-8000-00000000000a'`
/** Inserts an invitation with the given columns changed. */
const invitation = (changes: Record<string, string>) => {
  const columns = {
    id: uuid,
    email: `'ola@harbour.example'`,
    name: `'Ola Quay'`,
    role: `'EDITOR'`,
    '"invitedById"': ':author',
    ...changes,
  }
  return `INSERT INTO desk."Invitation" (${Object.keys(columns).join(', ')}) VALUES (${Object.values(columns).join(', ')})`
}

/** Inserts an assignment with the given columns changed. */
const assignment = (changes: Record<string, string>) => {
  const columns = {
    id: 'gen_random_uuid()',
    '"recordId"': '(SELECT id FROM desk."Record" ORDER BY number LIMIT 1)',
    '"assigneeId"': ':author',
    '"assignedById"': ':second',
    ...changes,
  }
  return `INSERT INTO desk."Assignment" (${Object.keys(columns).join(', ')}) VALUES (${Object.values(columns).join(', ')})`
}

export const historyAttacks: Attack[] = [
  [
    'a snapshot carries the SHA-256 of its text',
    'snapshot_sha256',
    `INSERT INTO desk."Snapshot" (id, "sourceId", kind, text, sha256) SELECT ${uuid}, "sourceId", 'FULL', 'x', repeat('0', 64) FROM desk."Snapshot" LIMIT 1`,
  ],
  ['a snapshot is never changed', '42501', `UPDATE desk."Snapshot" SET text = 'x'`],
  ['a snapshot is never deleted', '42501', `DELETE FROM desk."Snapshot"`],
  ['history is never changed', '42501', `UPDATE desk."Revision" SET reason = 'x'`],
  ['history is never deleted', '42501', `DELETE FROM desk."Revision"`],
  ['history is never truncated', '42501', `TRUNCATE desk."Revision"`],
  [
    'the audit chain is written by its function only',
    '42501',
    `INSERT INTO desk."AuditEvent" SELECT * FROM desk."AuditEvent" LIMIT 1`,
  ],
  ['the audit chain is never changed', '42501', `UPDATE desk."AuditEvent" SET action = 'x'`],
  ['events are never deleted from the audit chain', '42501', `DELETE FROM desk."AuditEvent" WHERE seq > 3`],
  ['the head of the audit chain is not moved', '42501', `UPDATE desk."AuditHead" SET seq = 0`],
  ['a publication is never changed', '42501', `UPDATE published."Publication" SET document = '{}'`],
  ['a publication is never deleted', '42501', `DELETE FROM published."Publication"`],
  ['a tombstone is never deleted', '42501', `DELETE FROM published."Tombstone"`],
  [
    'the approver did not change the content',
    'two_people',
    `INSERT INTO desk."Revision" (id, subject, "subjectId", number, "editorId", action)
        SELECT ${uuid}, 'record', :record, max(number) + 1, :third, 'EDITED' FROM desk."Revision" WHERE "subjectId" = :record;
      INSERT INTO desk."Approval" (id, subject, "recordId", revision, "approverId") SELECT ${uuid}, 'RECORD', id, revision, :third FROM desk."Record" WHERE id = :record`,
  ],
  [
    'an approval names the current revision',
    'approval_exact',
    `INSERT INTO desk."Approval" (id, subject, "recordId", revision, "approverId") VALUES (${uuid}, 'RECORD', :record, 999, :third)`,
  ],
  [
    'an approval has one subject',
    'approval_of_one',
    `INSERT INTO desk."Approval" (id, subject, "recordId", "disputeId", revision, "approverId") SELECT ${uuid}, 'RECORD', id, :dispute, revision, :third FROM desk."Record" WHERE id = :record`,
  ],
  ['a publication has a valid approval', 'publish_approved', publication({ '"approvedById"': ':author' })],
  ['versions have no gap', 'version_gapless', publication({ version: '7' })],
  [
    'a publication carries the SHA-256 of its document',
    'publication_sha256',
    publication({ sha256: `repeat('0', 64)` }),
  ],
  [
    'the subject of a publication is a record or a dispute',
    'publish_approved',
    publication({ subject: `'NOTE'` }),
  ],
  [
    'a record without a tombstone is not withdrawn',
    'public_state_true',
    `UPDATE desk."Record" SET "publicState" = 'WITHDRAWN' WHERE id = :record`,
  ],
  [
    'a published record is not unpublished',
    'public_state_true',
    `UPDATE desk."Record" SET "publicState" = 'UNPUBLISHED' WHERE id = :record`,
  ],
  [
    'an invitation ends within 48 hours',
    'invitation_ends',
    invitation({ '"expiresAt"': `now() + interval '49 hours'` }),
  ],
  [
    'an invitation has an address in lower case',
    'invitation_email_lower',
    invitation({ email: `'Ola@Harbour.example'` }),
  ],
  ['an invitation names somebody', 'invitation_named', invitation({ name: `' '` })],
  [
    'an invitation is accepted or taken back, not both',
    'invitation_ends_once',
    invitation({ '"acceptedAt"': 'now()', '"takenBackAt"': 'now()' }),
  ],
  ['an address has one open invitation', 'invitation_open', `${invitation({})}; ${invitation({})}`],
  [
    'an accepted invitation stays accepted',
    'invitation_stays',
    `${invitation({ '"acceptedAt"': 'now()' })}; UPDATE desk."Invitation" SET "acceptedAt" = NULL`,
  ],
  ['an invitation keeps its role', '42501', `${invitation({})}; UPDATE desk."Invitation" SET role = 'ADMIN'`],
  [
    'a recent invitation is not deleted',
    'invitation_remains',
    `${invitation({})}; DELETE FROM desk."Invitation"`,
  ],
  ['a record is assigned to one editor at a time', 'assignment_open', `${assignment({})}; ${assignment({})}`],
  ['the task of an assignment has words', 'assignment_task_written', assignment({ task: `' '` })],
  [
    'an assignment ends after it begins',
    'assignment_ends_later',
    `${assignment({})}; UPDATE desk."Assignment" SET "endedAt" = now() - interval '1 day'`,
  ],
  [
    'an ended assignment does not begin again',
    'assignment_stays',
    `${assignment({})}; UPDATE desk."Assignment" SET "endedAt" = clock_timestamp(); UPDATE desk."Assignment" SET "endedAt" = NULL`,
  ],
  [
    'an assignment keeps its editor',
    '42501',
    `${assignment({})}; UPDATE desk."Assignment" SET "assigneeId" = :second`,
  ],
  ['an assignment is never deleted', '42501', `DELETE FROM desk."Assignment"`],
  [
    'only an admin changes an account',
    'account_by_admin',
    `SELECT desk.change_account(:author, :second, 'ADMIN', false)`,
  ],
  [
    'nobody changes their own account',
    'account_by_admin',
    `INSERT INTO desk."Editor" (id, email, name, role) VALUES (${admin}, 'ola@harbour.example', 'Ola Quay', 'ADMIN');
      SELECT desk.change_account(${admin}, ${admin}, 'EDITOR', false)`,
  ],
  [
    'an e-mail address is in lower case',
    'editor_email_lower',
    `INSERT INTO desk."Editor" (id, email, name, role) VALUES (${uuid}, 'Rosa@Harbour.example', 'Rosa', 'EDITOR')`,
  ],
  [
    'a password is never stored plainly',
    'editor_password_hashed',
    `UPDATE desk."Editor" SET "passwordHash" = 'secret' WHERE id = :author`,
  ],
  [
    'a session token is never stored plainly',
    'session_token_hashed',
    `INSERT INTO desk."Session" (id, "editorId", "tokenHash", "expiresAt") VALUES (${uuid}, :author, 'secret', now())`,
  ],
  [
    'an ended session is not reopened',
    'session_stays_ended',
    `INSERT INTO desk."Session" (id, "editorId", "tokenHash", "expiresAt", "revokedAt") VALUES (${uuid}, :author, repeat('0', 64), now() + interval '1 hour', now());
      UPDATE desk."Session" SET "revokedAt" = NULL WHERE "tokenHash" = repeat('0', 64)`,
  ],
  [
    'a new password ends sessions for good',
    'session_stays_ended',
    `INSERT INTO desk."Session" (id, "editorId", "tokenHash", "expiresAt") VALUES (${uuid}, :author, repeat('0', 64), now() + interval '1 hour');
      UPDATE desk."Editor" SET "passwordHash" = '$argon2id$v=19$m=19456,t=2,p=1$YWFhYWFhYWE$YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE' WHERE id = :author;
      UPDATE desk."Session" SET "revokedAt" = NULL WHERE "tokenHash" = repeat('0', 64)`,
  ],
  [
    'a session does not change its editor',
    '42501',
    `INSERT INTO desk."Session" (id, "editorId", "tokenHash", "expiresAt") VALUES (${uuid}, :author, repeat('0', 64), now());
      UPDATE desk."Session" SET "editorId" = :second WHERE "tokenHash" = repeat('0', 64)`,
  ],
  [
    'a session does not extend its expiry',
    'session_stays_whose',
    `INSERT INTO desk."Session" (id, "editorId", "tokenHash", "expiresAt") VALUES (${uuid}, :author, repeat('0', 64), now());
      UPDATE desk."Session" SET "expiresAt" = now() + interval '1 year' WHERE "tokenHash" = repeat('0', 64)`,
  ],
  [
    'a stored response of a form does not change',
    'answer_stays',
    `INSERT INTO desk."IdempotencyKey" (key, "editorId", fingerprint, response) VALUES ('x', :author, 'x', '{}');
      UPDATE desk."IdempotencyKey" SET response = '{"result": 1}' WHERE key = 'x'`,
  ],
  [
    'an idempotency key does not change its form',
    '42501',
    `INSERT INTO desk."IdempotencyKey" (key, "editorId", fingerprint) VALUES ('x', :author, 'x');
      UPDATE desk."IdempotencyKey" SET fingerprint = 'y', response = '{}' WHERE key = 'x'`,
  ],
  [
    'an idempotency key is unique',
    'IdempotencyKey_pkey',
    `INSERT INTO desk."IdempotencyKey" (key, "editorId", fingerprint) VALUES ('x', :author, 'x'), ('x', :second, 'y')`,
  ],
  [
    'the count of a rate limit is not negative',
    'rate_limit_counts',
    `INSERT INTO desk."RateLimit" (key, count, "windowStart") VALUES ('x', -1000, now())`,
  ],
  ['a record is never deleted', '42501', `DELETE FROM desk."Record" WHERE id = :record`],
  ['a statement is never deleted', '42501', `DELETE FROM desk."Statement" WHERE id = :never`],
]
