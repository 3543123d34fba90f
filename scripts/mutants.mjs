/**
 * Guarded lines, each with a change that removes the guard. A test must fail for every one of them.
 * `file` is a source file, or `sql:` and the name of a database function, whose newest definition counts.
 * `from` occurs once in it. `tests` are the vitest filters that must notice.
 */
const guard = (file, from, to, ...tests) => ({ file, from, to, tests, all: false })

const permissions = [
  ['review:approve', 'editors', 'everyone'],
  ['review:publish', 'editors', 'everyone'],
  ['review:return', 'editors', 'everyone'],
  ['review:correct', 'editors', 'everyone'],
  ['review:withdraw', 'publishers', 'editors'],
  ['audit:read', 'publishers', 'everyone'],
  ['editor:create', "['ADMIN']", 'publishers'],
  ['people:manage', "['ADMIN']", 'publishers'],
  ['jobs:manage', "['ADMIN']", 'publishers'],
].map(([name, roles, wider]) =>
  guard(
    'features/editors/permissions.ts',
    `'${name}': ${roles},`,
    `'${name}': ${wider},`,
    'features/editors',
    'test/authorisation',
  ),
)

const review = 'features/review/commands.server.ts'
const publish = 'features/review/publish.server.ts'
const reviewTests = [
  'features/review',
  'test/review-concurrency',
  'test/decision-concurrency',
  'test/boundaries.db',
]
const partsOfDocument = [
  ...["'statement' FROM", "'speaker' FROM", `'source' FROM "Appearance"`, `'source' FROM "Evidence"`],
  `'note' FROM "AnnotationTarget"`,
].map((part) => [
  'sql:desk.used_by',
  part,
  part
    .replace('FROM ', 'FROM (SELECT 1 WHERE false) nothing, ')
    .replace(/FROM$/, 'FROM (SELECT 1 WHERE false) nothing,'),
])
const fourEyes = [
  [review, 'if (contributors.has(editor.id))', 'if (false)'],
  [review, 'where: { id, revision, state: { in: from }', 'where: { id, state: { in: from }'],
  [review, "publicState: { not: 'WITHDRAWN' } },", '},'],
  [review, 'if (isPublished) throw new AppError', 'if (false) throw new AppError'],
  [publish, 'if (subject.revision !== revision)', 'if (false)'],
  [publish, "if (subject.state !== 'APPROVED')", 'if (false)'],
  [publish, "if (!stored) throw new AppError('conflict'", "if (false) throw new AppError('conflict'"],
  ['sql:desk.check_approval', 'FOR UPDATE;\n  ELSE', ';\n  ELSE'],
  ['sql:desk.lock_hands', 'WHERE id = NEW."approverId" FOR SHARE', 'WHERE id = NEW."approverId"'],
  ['sql:desk.void_by_part', "IF TG_TABLE_NAME = 'TiePassage'", 'IF false'],
  ['sql:desk.void_approvals', 'AND revision < NEW.revision', 'AND false'],
  ['sql:desk.clear_listings', 'DELETE FROM "StatementListing" WHERE "subjectId" = NEW."subjectId";', ''],
  ...partsOfDocument,
  ['sql:desk.check_withdrawal_reason', 'request."editorId" <> done."editorId"', 'true'],
  [
    review,
    'const isConfirmed = await isWithdrawalRequested(tx, editor, { id, reason })',
    'const isConfirmed = true',
  ],
].map((change) => guard(...change, ...reviewTests))

const session = 'features/editors/session.server.ts'
const factor = 'features/editors/second-factor.server.ts'
const stepUp = 'features/editors/step-up.server.ts'
const challenge = 'features/editors/passkey-challenge.server.ts'
const reset = 'features/editors/password-reset.server.ts'
const sessions = [
  [session, 's."revokedAt" IS NULL AND s."expiresAt" > now()', 's."expiresAt" > now()'],
  [session, 'AND s."expiresAt" > now()', ''],
  [session, 'AND s."lastSeenAt" > now() - make_interval(mins => ${idleMinutes}::int) ', ''],
  [session, '::int) AND e."suspendedAt" IS NULL`', '::int)`'],
  [session, ' AND e."passwordHash" = ${verifiedHash}', ''],
  [session, 'account?.passwordHash ?? (await dummyHash)', "account?.passwordHash ?? ''"],
  [session, 'if (previousToken !== undefined) await signOut(previousToken)', ''],
  [session, 'await mayTryFrom(from)', ''],
  [session, 'await mayTryAccount(email, from)', ''],
  [session, 'await mayTryFrom(source.from)', ''],
  [session, 'await mayTryCode(editor.id, source)', ''],
  [session, ` AND "expiresAt" > now()\n        RETURNING`, '\n        RETURNING'],
  [
    factor,
    'AND "confirmedAt" IS NOT NULL AND "lastStep" < ${step}',
    'AND "confirmedAt" IS NOT NULL AND ${step} > 0',
  ],
  [factor, ' AND "usedAt" IS NULL`', '`'],
  ['features/review/commands.server.ts', 'await requireFreshFactor(tx, editor)', ''],
  [stepUp, ' AND s."editorId" = ${editor.id}::uuid AND s."revokedAt" IS NULL', ''],
  [stepUp, 'if (session?.isFresh && session.hasFactor) return', 'if (session?.hasFactor) return'],
  [factor, 'if (stored.batch !== batch)', 'if (stored.batch === null)'],
  [session, "createHash('sha256').update(token, 'utf8').digest('hex')", 'token'],
  ['features/editors/commands.server.ts', 'await mayTryPassword(editor)', ''],
  [
    'features/editors/commands.server.ts',
    'where: { id: editor.id, passwordHash },',
    'where: { id: editor.id },',
  ],
  [challenge, 'return taken?.isOpen ? taken.challenge : null', 'return taken?.challenge ?? null'],
  [challenge, 'where: { credentialId, editorId }', 'where: { credentialId }'],
  [challenge, 'AND (counter < ${counter} OR', 'AND (true OR'],
  [reset, 'if (!account || count === 0)', 'if (!account)'],
  [reset, '>= linksAnHourMax', '>= 1000'],
  [reset, 'await mayTryFrom(client.address)', ''],
  ['features/mail/deliver.server.ts', 'if (server === null) throw new FinalError(ownerOnly)', ''],
  ['features/editors/owner-mail.server.ts', 'if (isFirst) return', ''],
  [
    'prisma/migrations/0029_passkeys/migration.sql',
    'OR EXISTS (SELECT 1 FROM "Passkey" p WHERE p."editorId" = editor)',
    '',
  ],
].map((change) => guard(...change, 'features/editors', 'test/'))

const queue = 'features/jobs/queue.server.ts'
const deliver = 'features/mail/deliver.server.ts'
const jobs = [
  [queue, ' FOR UPDATE SKIP LOCKED', ''],
  [queue, 'AND "dueAt" <= now()', ''],
  [
    queue,
    '"doneAt" = now(), "leaseId" = NULL WHERE id = ${id}::uuid AND "leaseId" = ${leaseId}::uuid',
    '"doneAt" = now(), "leaseId" = NULL WHERE id = ${id}::uuid',
  ],
  [deliver, 'if (mail.startedAt !== null) throw new FinalError(maybeArrived)', ''],
  [deliver, "if (count === 0) throw new Error('Another", "if (false) throw new Error('Another"],
  [deliver, 'if (code === null) return new FinalError', 'if (false) return new FinalError'],
  ['features/mail/smtp-settings.ts', "protocol === 'smtp:' && !isLoopback(host)", 'false'],
  ['features/editors/people.server.ts', 'if (count >= invitationsOfAddressMax)', 'if (false)'],
].map((change) => guard(...change, 'features/worker', 'features/mail', 'features/editors/people'))

const selector = 'features/statements/text-selector.ts'
const anchoring = [
  [selector, 'if (at >= 0 && text.startsWith(words, at)) return null', 'if (at >= 0) return null'],
  [selector, 'if (offsets.length === 1) return first', 'return first'],
  [selector, 'if (another === undefined) return place', 'return place'],
  [
    selector,
    'suffix: trimSurrogates(text.slice(end, end + affixLength))',
    'suffix: text.slice(end, end + affixLength)',
  ],
  [
    selector,
    'trimSurrogates(text.slice(Math.max(0, start - affixLength), start))',
    'text.slice(Math.max(0, start - affixLength), start)',
  ],
  [
    'features/statements/reanchoring.ts',
    'movedStart >= 0 && context.startsWith(exact, movedStart)',
    'movedStart >= 0',
  ],
  ['features/statements/reanchoring.ts', 'start + contextAt.before - contextAt.after', 'start'],
].map((change) => guard(...change, 'features/statements', 'test/quote-offsets', 'test/utf16'))

const exporting = [
  ['features/exports/csv.ts', "(formula.test(cell) ? `'${cell}` : cell)", 'cell'],
  ['features/exports/csv.ts', 'cell.startsWith("\'") && formula.test(cell) ? cell.slice(1) : cell', 'cell'],
  ['features/exports/csv.ts', 'voice: passageVoice(statement, { start, end })', "voice: 'quote'"],
  ['features/publications/voice.ts', 'return isQuoting ? null : own.relayer', 'return own.relayer'],
].map((change) => guard(...change, 'features/exports', 'features/publications', 'test/text-fidelity'))

export const mutants = { permissions, 'four eyes': fourEyes, sessions, jobs, anchoring, exports: exporting }

/** The tests that attack each rule of the database; the runner makes one mutant of every refusal. */
export const refusalTests = ['test/boundaries.db', 'features/review', 'features/editors', 'test/history']
