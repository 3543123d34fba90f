import { AppError } from '#lib/errors'

/** SQLSTATE, constraint and message of a database error, from wherever Prisma puts them. */
function errorDetail(error: unknown): { state: string; text: string } {
  const texts: string[] = []
  const states: string[] = []
  for (let cause = error, depth = 0; isObject(cause) && depth < 6; depth++) {
    for (const value of [cause['originalCode'], cause['code']])
      if (typeof value === 'string') states.push(value)
    for (const value of [
      cause['originalMessage'],
      cause['message'],
      JSON.stringify(cause['constraint'] ?? ''),
    ])
      if (typeof value === 'string') texts.push(value)
    const meta = cause['meta']
    cause = cause['cause'] ?? (isObject(meta) ? meta['driverAdapterError'] : undefined)
  }
  return {
    state: states.find((state) => /^[0-9A-Z]{5}$/.test(state) && !/^P\d{4}$/.test(state)) ?? states[0] ?? '',
    text: texts.join('\n'),
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** True for a deadlock, a serialisation failure or a lock timeout, which a retry resolves. */
export function isRetryable(error: unknown): boolean {
  const { state, text } = errorDetail(error)
  return /^(40001|40P01|55P03|P2034)$/.test(state) || /deadlock detected/.test(text)
}

/** True if the database is reachable but too slow, because of locks or load. */
export function isTimeout(error: unknown): boolean {
  return /^(40001|40P01|55P03|57014|P2028|P2034)$/.test(errorDetail(error).state)
}

/** True if the database cannot be reached or refuses connections. */
export function isUnavailable(error: unknown): boolean {
  const { state, text } = errorDetail(error)
  return (
    /^(57P0[123]|53300|08...|P1001|P1002|P1008|P1017|P2024|ECONNREFUSED|ECONNRESET)$/.test(state) ||
    /timeout exceeded when trying to connect|Can't reach database|Connection terminated|ECONNREFUSED/i.test(
      text,
    )
  )
}

/** Messages for the editor, by violated unique index. */
const uniqueIndexMessages: [RegExp, string][] = [
  [/record_pair/, 'These two statements are paired already.'],
  [/suggestion_pair/, 'This pair is in the queue already.'],
  [/conflict_once/, 'You declared a conflict of interest on this speaker already.'],
  [/invitation_open/, 'Somebody else invited this address at the same moment.'],
  [/Editor_email/, 'There is an account with this e-mail address.'],
]

/** Messages by name of the violated check. Triggers have their own message. */
export const checkMessages: Record<string, string> = {
  editor_email_lower: 'An e-mail address is written in lower case, with an @.',
  editor_password_hashed: 'A password is stored as its argon2id hash only.',
  invitation_email_lower: 'An e-mail address is written in lower case, with an @.',
  invitation_named: 'An invitation names somebody.',
  invitation_ends: 'An invitation ends within 48 hours.',
  invitation_ends_once: 'An invitation is accepted or taken back, not both.',
  session_token_hashed: 'A session is stored as the SHA-256 of its token only.',
  speaker_named: 'A speaker has a name.',
  speaker_unnamed_described: 'A speaker the source does not name is described as in the source.',
  speaker_wikidata_id: 'A Wikidata id is a Q and a number.',
  source_published_order: 'A source is not published earlier than its earliest day.',
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
  issue_one: 'The public side has one issue.',
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
  const refused = constraintError(error)
  if (refused !== null) return refused
  const { state, text } = errorDetail(error)
  const known = uniqueIndexMessages.find(([pattern]) => pattern.test(text))
  if (known) return new AppError('conflict', known[1])
  if (state === '23505' || state === 'P2002')
    return new AppError('conflict', 'Somebody else made the same change first.')
  return error
}
