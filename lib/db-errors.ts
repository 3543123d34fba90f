import { AppError } from '#lib/errors'

/** Codes (SQLSTATE, Prisma, Node), constraint and message of a database error, from wherever Prisma puts them. */
function errorDetail(error: unknown): { codes: string[]; texts: string[] } {
  const texts: string[] = []
  const codes: string[] = []
  for (let cause = error, depth = 0; isObject(cause) && depth < 6; depth++) {
    for (const value of [cause['originalCode'], cause['code'], cause['kind']])
      if (typeof value === 'string') codes.push(value)
    for (const value of [
      cause['originalMessage'],
      cause['message'],
      JSON.stringify(cause['constraint'] ?? ''),
    ])
      if (typeof value === 'string') texts.push(value)
    const meta = cause['meta']
    cause = cause['cause'] ?? (isObject(meta) ? meta['driverAdapterError'] : undefined)
  }
  return { codes, texts }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** True for a deadlock, a serialisation failure or a lock timeout, which a retry resolves. */
export function isRetryable(error: unknown): boolean {
  const { codes, texts } = errorDetail(error)
  return (
    codes.some((code) => /^(40001|40P01|55P03|P2034)$/.test(code)) ||
    texts.some((text) => text.includes('deadlock detected'))
  )
}

/**
 * A state of the database in which the same request may succeed later; any other error is a refusal or a bug.
 * `read-only`: it can be read, but accepts no change. `busy`: locks, load or memory. `unreachable`: everything else.
 */
export type DatabaseFault = 'read-only' | 'busy' | 'unreachable'

const faultCodes: [DatabaseFault, RegExp][] = [
  // Read-only transaction, disk full.
  ['read-only', /^(25006|53100)$/],
  // Serialisation, deadlock, lock, cancelled or transaction timeout, out of memory or of another resource.
  ['busy', /^(40001|40P01|55P03|57014|25P0[34]|53000|53200|53400|P2028|P2034)$/],
  // Shutdown, start, recovery, connections, login, I/O error, in the words of PostgreSQL, Prisma and Node.
  // The replica is behind (lib/replica-lag.ts).
  ['unreachable', /^REPLICA_LAG$/],
  ['unreachable', /^(57P0\d|53300|08...|28...|3D000|58...|P100[0-389]|P1010|P1011|P1017|P2024|P2037)$/],
  [
    'unreachable',
    /^(ECONN(REFUSED|RESET|ABORTED)|E(TIMEDOUT|PIPE)|E(HOST|NET)UNREACH|ENOTFOUND|EAI_AGAIN|EMFILE|ENFILE)$/,
  ],
  [
    'unreachable',
    /^(DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections|TlsConnectionError)$/,
  ],
]

/** pg gives its own errors no code. Prisma puts their text last, below an excerpt of the calling code. */
const faultText =
  /(timeout exceeded when trying to connect|timeout expired|Query read timeout|Can't reach database.*|Connection terminated.*|is not queryable|ECONNREFUSED.*)$/

/** The one place that recognises an outage; null for a refusal or a bug. */
export function databaseFault(error: unknown): DatabaseFault | null {
  if (error instanceof AppError) return null
  const { codes, texts } = errorDetail(error)
  const fault = faultCodes.find(([, pattern]) => codes.some((code) => pattern.test(code)))
  return fault?.[0] ?? (texts.some((text) => faultText.test(text)) ? 'unreachable' : null)
}

/** The editor's sentence. A form keeps its idempotency key, so that sending it again never saves it twice. */
export const faultMessages: Record<DatabaseFault, string> = {
  'read-only':
    'The desk can be read and not changed at this moment. Send this again in a few minutes; it is not saved twice.',
  busy: 'The desk did not come to it in time. Send it again in a moment; it is not made twice.',
  unreachable:
    'The records cannot be reached at this moment. Send this again in a few seconds; it is not saved twice.',
}

/** Messages for the editor, by violated unique index. */
const uniqueIndexMessages: [RegExp, string][] = [
  [/record_pair/, 'These two statements are paired already.'],
  [/suggestion_pair/, 'This pair is in the queue already.'],
  [/conflict_once/, 'You declared a conflict of interest on this speaker already.'],
  [/assignment_open/, 'Somebody else assigned it at the same moment.'],
  [/Passkey_credentialId/, 'This passkey is on file already.'],
  [/password_reset_open/, 'Another link for this account was made at the same moment.'],
  [/invitation_open/, 'Somebody else invited this address at the same moment.'],
  [/Speaker_wikidataId/, 'Another speaker on file has this Wikidata id.'],
  [/Editor_email/, 'There is an account with this e-mail address.'],
]

/** Messages by name of the violated check. Triggers have their own message. */
export const checkMessages: Record<string, string> = {
  editor_email_lower: 'An e-mail address is written in lower case, with an @.',
  editor_password_hashed: 'A password is stored as its argon2id hash only.',
  assignment_task_written: 'The task of an assignment has words.',
  assignment_ends_later: 'An assignment ends after it begins.',
  erasure_numbered: 'Erased editors are counted from 1.',
  erasure_by_another: 'Nobody erases the own account.',
  invitation_email_lower: 'An e-mail address is written in lower case, with an @.',
  invitation_named: 'An invitation names somebody.',
  invitation_ends: 'An invitation ends within 48 hours.',
  invitation_ends_once: 'An invitation is accepted or taken back, not both.',
  job_named: 'A job has a kind and a key.',
  job_attempts: 'Attempts are counted from 0.',
  job_ends_once: 'A job is done or dead, not both.',
  job_ends_its_lease: 'A job that ended is leased to nobody.',
  job_dead_of_an_error: 'A dead job has its last error.',
  mail_to_one_line: 'A mail address is one line.',
  mail_sent_or_stored: 'A message is sent or stored, not both.',
  mail_started_before_sent: 'The transfer of a message starts before its end.',
  authenticator_secret_encrypted: 'The secret of a second factor is stored encrypted only.',
  authenticator_confirmed_by_code: 'A second factor is confirmed by a code.',
  recovery_code_hashed: 'A recovery code is stored as its SHA-256 only.',
  password_reset_short: 'A link to a new password ends within 30 minutes.',
  password_reset_ends_once: 'A link to a new password is used or has ended, not both.',
  passkey_named: 'A passkey has a name.',
  passkey_credential: 'A passkey has the id of its credential.',
  passkey_counter: 'The counter of a passkey begins at 0.',
  passkey_challenge_random: 'A challenge has 256 random bits.',
  pending_sign_in_hashed: 'A pending sign-in is stored as the SHA-256 of its token only.',
  pending_sign_in_short: 'A pending sign-in ends within five minutes.',
  session_token_hashed: 'A session is stored as the SHA-256 of its token only.',
  speaker_named: 'A speaker has a name.',
  speaker_unnamed_described: 'A speaker the source does not name is described as in the source.',
  speaker_wikidata_id: 'A Wikidata id is a Q and a number.',
  source_published_order: 'A source is not published earlier than its earliest day.',
  source_address_plain: 'Give the address without a name and a password.',
  snapshot_sha256: 'The SHA-256 is not that of the text.',
  statement_quote_in_context: 'The quotation does not stand in its context, character for character.',
  statement_dates_in_order: 'A date ends before it begins.',
  attribution_position: 'The links of an attribution are counted from 0.',
  appearance_offsets: 'A passage begins before it ends.',
  link_of_two: 'A statement is not linked to itself.',
  target_of_one: 'A note stands on exactly one thing at each of its places.',
  target_selector: 'A passage is marked on a statement, with its words.',
  record_of_two: 'A statement cannot be paired with itself.',
  suggestion_of_two: 'A statement cannot be paired with itself.',
  suggestion_decided: 'A judgement bears its day.',
  suggestion_remembered: 'A judgement against a pair is kept with the revisions that were read.',
  record_strict_scope: 'The relation is not open to these answers.',
  record_soft_relation: 'The relation is not open to these answers.',
  record_reconciliation: '“Both could be true if” must be written for this relation.',
  record_answers_follow: 'The later questions are answered only where the earlier answers lead to them.',
  record_slug: 'An address is written in lower-case letters, numbers and hyphens.',
  dispute_slug: 'An address is written in lower-case letters, numbers and hyphens.',
  conflict_noted: 'A conflict of interest is explained.',
  approval_of_one: 'An approval is of a record or of a dispute.',
  evidence_selector: 'A passage is cited with its place and its words.',
  publication_subject: 'A publication is of a record or of a dispute.',
  publication_sha256: 'The SHA-256 is not that of the document.',
  tombstone_reason: 'A withdrawal has a reason.',
  rate_limit_counts: 'Tries are counted from 1.',
  audit_head_one: 'The audit chain has one head.',
  heartbeat_one: 'The primary has one heartbeat.',
  issue_one: 'The public side has one issue.',
  settings_one: 'The newsroom has one row of settings.',
  settings_name: 'The name of the newsroom is one line of at most 80 characters.',
  settings_contact: 'The contact is a mail address or begins with https://.',
  settings_licence: 'A licence has a name and an address.',
  settings_languages: 'One language that exists is offered at least.',
  settings_policy: 'The correction policy has words, at most 4000 characters.',
  settings_days: 'These days are fewer or more than rows may be stored.',
  newsroom_one: 'The public side has one newsroom.',
  logo_sha256: 'The SHA-256 is not that of the logo.',
  logo_length: 'A logo has at most 200 KB.',
  logo_extent: 'A side of the logo has 4096 pixels at most.',
  logo_kind: 'A logo is PNG, JPEG or WebP.',
}

/** The SQLSTATE that desk.forbid raises. */
const forbidden = 'V0403'

/** The message of a violated check or trigger; null for any other error. */
function constraintError(error: unknown): AppError | null {
  for (let cause = error, depth = 0; isObject(cause) && depth < 6; depth++) {
    const { originalCode, originalMessage, meta } = cause
    if (originalCode === forbidden && typeof originalMessage === 'string')
      return new AppError('forbidden', originalMessage)
    if (originalCode === '23514' && typeof originalMessage === 'string') {
      const check = /violates check constraint "(\w+)"/.exec(originalMessage)?.[1]
      const sentence = check === undefined ? originalMessage : checkMessages[check]
      return sentence === undefined ? null : new AppError('invalid', sentence)
    }
    cause = cause['cause'] ?? (isObject(meta) ? meta['driverAdapterError'] : undefined)
  }
  return null
}

/** An AppError if the refusal has a message, otherwise the error itself. */
export function toAppError(error: unknown): unknown {
  const violation = constraintError(error)
  if (violation !== null) return violation
  const { codes, texts } = errorDetail(error)
  const indexMessage = uniqueIndexMessages.find(([pattern]) => texts.some((text) => pattern.test(text)))
  if (indexMessage) return new AppError('conflict', indexMessage[1])
  if (codes.includes('23505') || codes.includes('P2002'))
    return new AppError('conflict', 'Somebody else made the same change first.')
  return error
}
