import 'server-only'
import { Prisma } from '#generated/prisma/client'
import type { Editor } from '#features/editors/editor'
import { deskRecordOfPair } from '#features/records/queries.server'
import { deskStatementsOf, type ListedStatement } from '#features/statements/queries.server'
import { deskDb, type Transaction } from '#lib/desk-db.server'
import { likePattern } from '#lib/text'
import type { QueueCursor } from './suggestion'
import { assertCan } from '#features/editors/permissions'

type Decision = 'ACCEPTED' | 'REJECTED' | 'LATER'

type Locked = {
  id: string
  statementAId: string
  statementBId: string
  decision: Decision | null
  decidedById: string | null
  decidedByName: string | null
  note: string | null
  /** The current revisions of its statements. */
  atA: number
  atB: number
}

/**
 * Locks a suggestion and its two statements until the judgement is saved. Statements are locked first, by id, in the
 * same order as an edit locks them.
 */
export async function deskSuggestionLocked(
  tx: Transaction,
  editor: Editor,
  id: string,
): Promise<Locked | null> {
  assertCan(editor, 'desk:read')
  await tx.$queryRaw`
    SELECT 1 FROM desk."Statement" WHERE id IN (
      SELECT unnest(ARRAY["statementAId", "statementBId"]) FROM desk."Suggestion" WHERE id = ${id}::uuid)
    ORDER BY id FOR SHARE`
  const [suggestion] = await tx.$queryRaw<Locked[]>`
    SELECT s.id, s."statementAId", s."statementBId", s.decision::text, s."decidedById", s.note,
      (SELECT name FROM desk."Editor" WHERE id = s."decidedById") AS "decidedByName",
      (SELECT revision FROM desk."Statement" WHERE id = s."statementAId") AS "atA",
      (SELECT revision FROM desk."Statement" WHERE id = s."statementBId") AS "atB"
    FROM desk."Suggestion" s WHERE s.id = ${id}::uuid FOR UPDATE`
  return suggestion ?? null
}

type PendingPair = {
  id: string
  method: string
  score: number | null
  reasons: string[]
  suggestedAt: Date
  isLater: boolean
  /** The judgement before one of its statements changed. */
  was: string | null
  /** In the order of the suggestion's first and second statement. */
  revisionA: number
  revisionB: number
}
export type QueuedPair = PendingPair & { a: ListedStatement; b: ListedStatement }
type PendingRow = PendingPair & { earlierId: string; laterId: string; at: number | null }

const pageSize = 20

/** The order of pending suggestions `s`: deferred ones last, by time of deferral. */
const sortKey = Prisma.sql`(CASE WHEN s.decision = 'LATER' THEN s."decidedAt" ELSE '-infinity' END)`

const cursorInstant = ({ at }: QueueCursor): Prisma.Sql =>
  at === null
    ? Prisma.sql`'-infinity'::timestamptz`
    : Prisma.sql`'epoch'::timestamptz + ${at}::float8 * interval '1 millisecond'`

/** Pending pairs without a record; with a query, those whose statements match it. */
const pendingCondition = (words: string): Prisma.Sql => {
  const pattern = likePattern(words)
  const params =
    words.trim() === ''
      ? Prisma.empty
      : Prisma.sql`AND (desk.says(s."statementAId", ${pattern}) OR desk.says(s."statementBId", ${pattern}))`
  return Prisma.sql`(s.decision IS NULL OR s.decision = 'LATER') AND NOT EXISTS (SELECT FROM desk."Record" r
    WHERE least(r."statementAId", r."statementBId") = least(s."statementAId", s."statementBId")
      AND greatest(r."statementAId", r."statementBId") = greatest(s."statementAId", s."statementBId")) ${params}`
}

/** The number of pending pairs. */
export async function deskPairCount(editor: Editor, words = ''): Promise<number> {
  assertCan(editor, 'desk:read')
  const [{ count }] = await deskDb.$queryRaw<[{ count: number }]>`
    SELECT count(*)::int FROM desk."Suggestion" s WHERE ${pendingCondition(words)}`
  return count
}

export type PairPage = {
  pairs: QueuedPair[]
  /** The cursor of the next page; null on the last. */
  next: QueueCursor | null
  /** The first pair of the page. */
  beyond: string | null
  /** The number of pending pairs before this page. */
  before: number
}

/** The pending pairs after the cursor `after`, oldest first and deferred ones last. */
export async function deskPairsToJudge(
  editor: Editor,
  { words, after }: { words: string; after: QueueCursor | null },
): Promise<PairPage> {
  assertCan(editor, 'desk:read')
  const from = after && Prisma.sql`(${cursorInstant(after)}, ${after.id}::uuid)`
  const rows = await deskDb.$queryRaw<PendingRow[]>`
    SELECT s.id, s.method, s.score, s.reasons, s."createdAt" AS "suggestedAt", s.decision IS NOT NULL AS "isLater", s.note AS was,
      a.revision AS "revisionA", b.revision AS "revisionB", CASE WHEN s.decision = 'LATER' THEN floor(extract(epoch FROM s."decidedAt") * 1000)::float8 END AS at,
      CASE WHEN desk.is_earlier(a.id, b.id) THEN a.id ELSE b.id END AS "earlierId",
      CASE WHEN desk.is_earlier(a.id, b.id) THEN b.id ELSE a.id END AS "laterId"
    FROM desk."Suggestion" s
    JOIN desk."Statement" a ON a.id = s."statementAId" JOIN desk."Statement" b ON b.id = s."statementBId"
    WHERE ${pendingCondition(words)} ${from ? Prisma.sql`AND (${sortKey}, s.id) > ${from}` : Prisma.empty}
    ORDER BY ${sortKey}, s.id LIMIT ${pageSize + 1}::int`
  const [{ before }] = await deskDb.$queryRaw<[{ before: number }]>`
    SELECT count(*)::int AS before FROM desk."Suggestion" s
    WHERE ${pendingCondition(words)} AND ${from ? Prisma.sql`(${sortKey}, s.id) <= ${from}` : Prisma.sql`false`}`
  const page = rows.slice(0, pageSize)
  const sides = await deskStatementsOf(
    editor,
    page.flatMap(({ earlierId, laterId }) => [earlierId, laterId]),
  )
  const pairs = page.flatMap(({ earlierId, laterId, at: _at, ...pending }) => {
    const [a, b] = [sides.get(earlierId), sides.get(laterId)]
    return a && b ? [{ ...pending, a, b }] : []
  })
  const last = rows.length > pageSize ? page.at(-1) : undefined
  return {
    pairs,
    before,
    next: last ? { at: last.at, id: last.id } : null,
    beyond: rows[pageSize]?.id ?? null,
  }
}

/** This editor's current decision on a pair; null if it was undone or replaced. */
export async function deskDecisionOn(editor: Editor, id: string) {
  assertCan(editor, 'desk:read')
  const stored = await deskDb.suggestion.findFirst({
    where: { id, decidedById: editor.id, decision: { not: null } },
    include: { statementA: { select: originatorName }, statementB: { select: originatorName } },
  })
  if (!stored) return null
  const record =
    stored.decision === 'ACCEPTED'
      ? await deskRecordOfPair(deskDb, editor, [stored.statementAId, stored.statementBId])
      : null
  const names = [stored.statementA, stored.statementB].map(
    ({ attributions }) => attributions[0]?.speaker.name ?? '',
  )
  return { id, decision: stored.decision, note: stored.note, names, record: record?.number ?? null }
}

const originatorName = {
  attributions: { where: { position: 0 }, select: { speaker: { select: { name: true } } } },
} satisfies Prisma.StatementSelect
