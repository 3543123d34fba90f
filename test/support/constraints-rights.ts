import type { Attack } from './constraints-content'

const denied = '42501'
const uuid = 'gen_random_uuid()'
const session = `
  INSERT INTO desk."Session" (id, "editorId", "tokenHash", "expiresAt")
    VALUES (${uuid}, :author, repeat('a', 64), now() + interval '1 hour');
  UPDATE desk."Session" SET`
const interest = `
  INSERT INTO desk."ConflictOfInterest" (id, "editorId", "speakerId", note) VALUES (${uuid}, :author, :rosa, 'x');
  UPDATE desk."ConflictOfInterest" SET`
const note = `
  INSERT INTO desk."Annotation" (id, "authorId", body, visibility, blocking) VALUES (${uuid}, :author, 'x', 'INTERNAL', false);
  UPDATE desk."Annotation" SET`
const key = `
  INSERT INTO desk."IdempotencyKey" (key, "editorId", fingerprint) VALUES ('x', :author, 'x');
  UPDATE desk."IdempotencyKey" SET`
/** Inserts a job that is done in the given way, then changes its rows. */
const job = (kind: string, ended = '') => `
  INSERT INTO desk."Job" (id, kind, key, "lastError"${ended && `, ${ended}`}) VALUES (${uuid}, '${kind}', 'x', 'x'${ended && ', now()'});`
const settings = (change: string) => `UPDATE desk."Settings" SET revision = revision + 1, ${change}`
const mail = `${job('mail')} INSERT INTO desk."Mail" ("jobId", "to", name, content)
    SELECT id, 'rosa@harbour.example', 'Rosa', '{}' FROM desk."Job";
  UPDATE desk."Mail" SET`

/** Statements that no command needs, so the desk's role may not run them. */
export const rightsAttacks: Attack[] = [
  ['the desk raises no role', denied, `UPDATE desk."Editor" SET role = 'ADMIN' WHERE id = :author`],
  ['the desk changes no e-mail', denied, `UPDATE desk."Editor" SET email = 'x@x.example' WHERE id = :author`],
  ['the desk renames no account', denied, `UPDATE desk."Editor" SET name = 'Another' WHERE id = :author`],
  [
    'the desk lifts no suspension',
    denied,
    `UPDATE desk."Editor" SET "suspendedAt" = NULL WHERE id = :author`,
  ],
  ['the desk suspends nobody', denied, `UPDATE desk."Editor" SET "suspendedAt" = now() WHERE id = :author`],
  [
    'the desk records no erasure',
    denied,
    `INSERT INTO desk."Erasure" ("editorId", number, "erasedById") VALUES (:third, 1, :author)`,
  ],
  ['only an admin erases an account', 'account_by_admin', `SELECT desk.erase_editor(:author, :suspended)`],
  [
    'history claims no erasure that was none',
    'erasure_recorded',
    `INSERT INTO desk."Revision" (id, subject, "subjectId", number, "editorId", action)
      VALUES (${uuid}, 'editor', :third, 1, :author, 'ERASED')`,
  ],
  ['the desk deletes no heartbeat', denied, `DELETE FROM published."Heartbeat"`],
  ['the desk publishes no name by itself', denied, `UPDATE published."Newsroom" SET name = 'x'`],
  ['the desk deletes no logo by itself', denied, `DELETE FROM published."Logo"`],
  ['the settings are not inserted a second time', denied, `INSERT INTO desk."Settings" DEFAULT VALUES`],
  ['the settings are not deleted', denied, `DELETE FROM desk."Settings"`],
  ['each change of the settings is counted', 'settings_counted', `UPDATE desk."Settings" SET name = 'x'`],
  ['a change of the settings is in history', 'settings_recorded', settings(`name = 'x'`)],
  [
    'history claims no change of the settings that was none',
    'settings_by_admin',
    `INSERT INTO desk."Revision" (id, subject, "subjectId", number, "editorId", action)
      VALUES (${uuid}, 'settings', ${uuid}, 1, :author, 'SETTINGS_CHANGED')`,
  ],
  ...(
    [
      ['settings_name', `name = ''`],
      ['settings_name', `name = repeat('x', 81)`],
      ['settings_name', `name = E'x\\ny'`],
      ['settings_name', `name = U&'x\\202Ey'`],
      ['settings_contact', `contact = 'nobody'`],
      ['settings_contact', `contact = 'a@x.example b@x.example'`],
      ['settings_contact', `contact = 'javascript:alert(1)//@x'`],
      ['settings_licence', `"licenceName" = 'x'`],
      ['settings_licence', `"licenceName" = 'x', "licenceUrl" = 'javascript:x'`],
      ['settings_languages', `languages = '{xx}'`],
      ['settings_languages', `languages = '{}'`],
      ['settings_policy', `"correctionPolicy" = repeat('x', 4001)`],
      ['settings_days', `"formDays" = 0`],
      ['settings_days', `"sessionDays" = 366`],
      ['settings_time_zone', `"timeZone" = 'Harbour/Pier'`],
      ['settings_logo', `"logoSha256" = repeat('a', 64)`],
    ] as const
  ).map(([rule, change]): Attack => [`the settings have no ${change}`, rule, settings(change)]),
  ...(
    [
      ['logo_used', `sha256(bytes)`, `'image/png'`, `'\\x89504e470d0a1a0a'::bytea`],
      ['logo_kind', `sha256(bytes)`, `'image/svg+xml'`, `'<svg/>'::bytea`],
      ['logo_kind', `sha256(bytes)`, `'image/png'`, `'<svg/>'::bytea`],
      ['logo_sha256', `'x'::bytea`, `'image/png'`, `'\\x89504e470d0a1a0a'::bytea`],
      [
        'logo_length',
        `sha256(bytes)`,
        `'image/jpeg'`,
        `'\\xffd8ff'::bytea || convert_to(repeat('x', 204800), 'UTF8')`,
      ],
    ] as const
  ).map(([rule, hash, type, bytes]): Attack => [
    `no logo is stored as ${type} of ${bytes.slice(0, 30)}`,
    rule,
    `INSERT INTO published."Logo" (sha256, type, width, height, bytes)
      SELECT encode(${hash}, 'hex'), ${type}, 1, 1, bytes FROM (SELECT ${bytes} AS bytes) b`,
  ]),
  ['the desk deletes no account', denied, `DELETE FROM desk."Editor" WHERE id = :third`],
  [
    'a new account is not suspended',
    denied,
    `INSERT INTO desk."Editor" (id, email, name, role, "suspendedAt") VALUES (${uuid}, 'x@x.example', 'x', 'EDITOR', now())`,
  ],
  ['a session keeps its owner', denied, `${session} "editorId" = :second`],
  ['a session keeps its token', denied, `${session} "tokenHash" = repeat('b', 64)`],
  ['a conflict of interest keeps its editor', denied, `${interest} "editorId" = :second`],
  ['a conflict of interest keeps its speaker', denied, `${interest} "speakerId" = "speakerId"`],
  ['a conflict of interest keeps its reason', denied, `${interest} note = 'y'`],
  ['a note keeps its author', denied, `${note} "authorId" = :second`],
  ['a note keeps its day', denied, `${note} "createdAt" = now() - interval '1 day'`],
  ['a form keeps its editor', denied, `${key} "editorId" = :second`],
  ['a form keeps its words', denied, `${key} fingerprint = 'y'`],
  ['a listed record keeps its words', denied, `UPDATE published."RecordListing" SET subject = 'x'`],
  ['a listed dispute keeps its words', denied, `UPDATE published."DisputeListing" SET title = 'x'`],
  ['a listed statement keeps its words', denied, `UPDATE published."StatementListing" SET statement = '{}'`],
  ['a listed speaker keeps the name', denied, `UPDATE published."SpeakerListing" SET name = 'x'`],
  ['a listed source keeps its title', denied, `UPDATE published."SourceListing" SET title = 'x'`],
  ...['Record', 'Dispute', 'Statement', 'Speaker', 'Source'].map((kind): Attack => [
    `no listed ${kind.toLowerCase()} is deleted`,
    denied,
    `DELETE FROM published."${kind}Listing"`,
  ]),
  [
    'no other row is listed',
    denied,
    `INSERT INTO published."SpeakerListing" (slug, "subjectId", seq, name, kind, speaker) VALUES ('x', :record, 1, 'x', 'PERSON', '{}')`,
  ],
  ['the content version is not reset', denied, `UPDATE published."Issue" SET number = 1`],
  [
    'an address has no name and password',
    'source_address_plain',
    `UPDATE desk."Source" SET url = 'https://rosa:secret@harbour.example/', revision = revision + 1`,
  ],
  ['a job keeps its effect', denied, `${job('mail')} UPDATE desk."Job" SET key = 'y'`],
  ['a job keeps its kind', denied, `${job('mail')} UPDATE desk."Job" SET kind = 'purge'`],
  ['an effect is queued once', 'Job_key_key', `${job('mail')} ${job('purge')}`],
  ['a job has a kind', 'job_named', job('')],
  [
    'a job that is done does not run again',
    'job_done_once',
    `${job('mail', '"doneAt"')} UPDATE desk."Job" SET "doneAt" = NULL`,
  ],
  [
    'a job is not done and dead',
    'job_ends_once',
    `${job('mail', '"deadAt"')} UPDATE desk."Job" SET "doneAt" = now()`,
  ],
  [
    'a job that ended is leased to nobody',
    'job_ends_its_lease',
    `${job('mail', '"deadAt"')} UPDATE desk."Job" SET "leaseId" = ${uuid}`,
  ],
  [
    'a dead job has its error',
    'job_dead_of_an_error',
    `${job('mail', '"deadAt"')} UPDATE desk."Job" SET "lastError" = NULL`,
  ],
  ['attempts are counted from 0', 'job_attempts', `${job('mail')} UPDATE desk."Job" SET attempts = -1`],
  ['a waiting job is not deleted', 'job_stays', `${job('mail')} DELETE FROM desk."Job"`],
  ['a job that just ended is not deleted', 'job_stays', `${job('mail', '"doneAt"')} DELETE FROM desk."Job"`],
  [
    'a dead job that just ended is not deleted',
    'job_stays',
    `${job('mail', '"deadAt"')} DELETE FROM desk."Job"`,
  ],
  ['a mail keeps its recipient', denied, `${mail} "to" = 'ola@harbour.example'`],
  ['a mail keeps its words', denied, `${mail} content = '{"template": "x"}'`],
  ['a mail is deleted with its job only', denied, `DELETE FROM desk."Mail"`],
  ['a mail is sent after its start', 'mail_started_before_sent', `${mail} "sentAt" = now()`],
  [
    'a mail is sent once',
    'mail_sent_once',
    `${mail} "storedAt" = now(); UPDATE desk."Mail" SET "startedAt" = now()`,
  ],
  [
    'a mail starts once',
    'mail_started_once',
    `${mail} "startedAt" = now(); UPDATE desk."Mail" SET "startedAt" = now() + interval '1 second'`,
  ],
]
