import 'server-only'
import type { EditorialState, PublicState } from '#features/disputes/state'
import type { Editor } from '#features/editors/editor'
import { toDay } from '#lib/dates'
import { Prisma } from '#generated/prisma/client'
import { deskDb, type Transaction } from '#lib/desk-db.server'
import { countsOf, type DeskList, type DeskListCounts } from '#features/disputes/desk-list'
import { deskStatementsOf, type ListedStatement } from '#features/statements/queries.server'
import { isolated } from '#lib/sentence'
import { likePattern } from '#lib/text'
import { restorableFrom } from './restorable'
import { evidenceValues, recordValues, tieValues } from './schema'
import { assertCan } from '#features/editors/permissions'

/** The number of records in each list of the desk. */
export async function deskRecordCounts(editor: Editor): Promise<DeskListCounts> {
  assertCan(editor, 'desk:read')
  // The states come from an index alone; the few that await publication are then moved to their list.
  const rows = await deskDb.$queryRaw<{ list: string; count: number }[]>`
    WITH awaiting AS MATERIALIZED (
      SELECT state, "publicState" FROM desk."Record" WHERE id IN (SELECT id FROM desk.awaiting_publication()))
    SELECT list, sum(count)::int AS count FROM (
      SELECT desk.list_of(state, "publicState", false) AS list, count(*) AS count
      FROM desk."Record" GROUP BY state, "publicState"
      UNION ALL SELECT desk.list_of(state, "publicState", false), -1 FROM awaiting
      UNION ALL SELECT desk.list_of(state, "publicState", true), 1 FROM awaiting
    ) list_counts GROUP BY list`
  return countsOf(rows)
}

type Row = {
  number: number
  subject: string
  state: EditorialState
  publicState: PublicState
  needsReview: boolean
  revision: number
  /** Time and editor of the last saved change. */
  changedAt: Date | null
  changedBy: string | null
}
export type DeskRecordRow = Row & { a: ListedStatement; b: ListedStatement }

const pageSize = 20

/**
 * The records of one list, newest first, from below the number `before`; with words, only the records that contain
 * them.
 */
export async function deskRecordsIn(
  editor: Editor,
  { list, words, before }: { list: DeskList; words: string; before: number | null },
): Promise<{ records: DeskRecordRow[]; next: number | null }> {
  assertCan(editor, 'desk:read')
  const pattern = likePattern(words)
  const isListed = Prisma.sql`-number > ${-(before ?? 2_147_483_647)}::int
    AND (${words.trim()} = '' OR lower(subject) LIKE ${pattern}
      OR desk.says("statementAId", ${pattern}) OR desk.says("statementBId", ${pattern}))`
  const limit = Prisma.sql`ORDER BY -number LIMIT ${pageSize + 1}::int`
  // For each state of the list the newest by an index, so that a page costs the same however many records there are.
  const rows = await deskDb.$queryRaw<(Row & { aId: string; bId: string })[]>`
    WITH awaiting AS MATERIALIZED (SELECT id FROM desk.awaiting_publication()), listed AS (
      SELECT newest.id, newest.number
      FROM unnest(enum_range(NULL::desk."EditorialState")) AS s(state),
        unnest(enum_range(NULL::desk."PublicState")) AS p(shown),
        LATERAL (
          SELECT id, number FROM desk."Record"
          WHERE state = s.state AND "publicState" = p.shown AND id NOT IN (SELECT id FROM awaiting) AND ${isListed} ${limit}
        ) newest
      WHERE desk.list_of(s.state, p.shown, false) = ${list}
      UNION ALL
      SELECT id, number FROM desk."Record"
      WHERE id IN (SELECT id FROM awaiting) AND desk.list_of(state, "publicState", true) = ${list} AND ${isListed}
    ), page AS (SELECT * FROM listed ${limit})
    SELECT r.number, r.subject, r.state, r."publicState", r."needsReview", r.revision,
      r."statementAId" AS "aId", r."statementBId" AS "bId", c."madeAt" AS "changedAt", c.name AS "changedBy"
    FROM page JOIN desk."Record" r USING (id) LEFT JOIN LATERAL (
      SELECT v."madeAt", e.name FROM desk."Revision" v JOIN desk."Editor" e ON e.id = v."editorId"
      WHERE v.subject = 'record' AND v."subjectId" = r.id ORDER BY v.number DESC LIMIT 1) c ON true
    ORDER BY -r.number`
  const page = rows.slice(0, pageSize)
  const sides = await deskStatementsOf(
    editor,
    page.flatMap(({ aId, bId }) => [aId, bId]),
  )
  const records = page.flatMap(({ aId, bId, ...row }) => {
    const [a, b] = [sides.get(aId), sides.get(bId)]
    return a && b ? [{ ...row, a, b }] : []
  })
  return { records, next: rows.length > pageSize ? (page.at(-1)?.number ?? null) : null }
}

type Part = { id: string; recordId: string }

/** The number of a record, by which the desk's pages address it. */
export async function deskRecordNumber(editor: Editor, id: string): Promise<number> {
  assertCan(editor, 'desk:read')
  const { number } = await deskDb.record.findUniqueOrThrow({ where: { id }, select: { number: true } })
  return number
}

/** The record of these two statements, in either order. */
export function deskRecordOfPair(
  tx: Transaction,
  editor: Editor,
  [first, second]: readonly [string, string],
): Promise<{ id: string; number: number } | null> {
  assertCan(editor, 'desk:read')
  return tx.record.findFirst({
    where: {
      OR: [
        { statementAId: first, statementBId: second },
        { statementAId: second, statementBId: first },
      ],
    },
    select: { id: true, number: true },
  })
}

/** The stored values of the record's own fields. */
export async function deskRecordFields(editor: Editor, id: string) {
  assertCan(editor, 'desk:read')
  const stored = await deskDb.record.findUnique({ where: { id } })
  return (
    stored && {
      number: stored.number,
      revision: stored.revision,
      values: recordValues({ ...stored, asOf: toDay(stored.asOf) }),
    }
  )
}

/** The slugs of the record's two statements. */
export async function deskPairFields(editor: Editor, id: string) {
  assertCan(editor, 'desk:read')
  const slug = { select: { slug: true } } as const
  const stored = await deskDb.record.findUnique({
    where: { id },
    select: { revision: true, statementA: slug, statementB: slug },
  })
  return (
    stored && { revision: stored.revision, values: { a: stored.statementA.slug, b: stored.statementB.slug } }
  )
}

export async function deskTieFields(editor: Editor, { id, recordId }: Part) {
  assertCan(editor, 'desk:read')
  const stored = await deskDb.tie.findFirst({
    where: { id, recordId },
    include: { passages: { orderBy: { start: 'asc' } }, record: true },
  })
  if (!stored) return null
  const { revision, statementAId, statementBId } = stored.record
  return { revision, values: tieValues(stored, [statementAId, statementBId]) }
}

/** The tie or evidence that the last change removed. It can be restored as long as no other change follows. */
export async function restorableFor(editor: Editor, recordId: string) {
  assertCan(editor, 'desk:read')
  const last = await deskDb.revision.findFirst({
    where: { subject: 'record', subjectId: recordId },
    orderBy: { number: 'desc' },
    select: { action: true, before: true },
  })
  return last && restorableFrom(last, recordId)
}

export async function deskEvidenceFields(editor: Editor, { id, recordId }: Part) {
  assertCan(editor, 'desk:read')
  const stored = await deskDb.evidence.findFirst({
    where: { id, recordId },
    include: { record: { select: { revision: true } } },
  })
  return stored && { revision: stored.record.revision, values: evidenceValues(stored) }
}

/** Snapshots to cite: those of the record's statements and evidence first, then those of the newest sources. */
export async function deskSnapshotChoices(editor: Editor, recordId: string) {
  assertCan(editor, 'desk:read')
  const select = {
    id: true,
    capturedAt: true,
    source: { select: { title: true, publisher: true } },
  } as const
  const ids = await ownSnapshotIds(recordId)
  const snapshots = await deskDb.snapshot.findMany({ where: { id: { in: ids } }, select })
  const newest = await deskDb.snapshot.findMany({
    where: { id: { notIn: ids } },
    orderBy: { id: 'desc' },
    take: 50,
    select,
  })
  return [...snapshots, ...newest].map(({ id, source }) => ({
    value: id,
    label: `${isolated(source.title)} (${isolated(source.publisher)})`,
  }))
}

/** Each part of the union is a look-up in an index; as one condition, PostgreSQL would read every snapshot. */
async function ownSnapshotIds(recordId: string): Promise<string[]> {
  const rows = await deskDb.$queryRaw<{ id: string }[]>`
    SELECT "snapshotId" AS id FROM desk."Evidence" WHERE "recordId" = ${recordId}::uuid AND "snapshotId" IS NOT NULL
    UNION
    SELECT a."snapshotId" FROM desk."Record" r
    JOIN desk."Appearance" a ON a."statementId" IN (r."statementAId", r."statementBId")
    WHERE r.id = ${recordId}::uuid`
  return rows.map(({ id }) => id)
}

export type ReviewReached = { number: number | null; title: string }

/**
 * The records and disputes that are in review or approved, not published yet, and contain this row in their
 * document. The row is the subject itself, a statement, a speaker or a source. An edit of it makes them drafts
 * again.
 */
export function deskReviewsOf(editor: Editor, id: string): Promise<ReviewReached[]> {
  assertCan(editor, 'desk:read')
  return deskDb.$queryRaw<ReviewReached[]>`
    WITH awaiting AS (SELECT id FROM desk.awaiting_publication())
    SELECT number, subject AS title FROM desk."Record" r
    WHERE (state = 'IN_REVIEW' OR state = 'APPROVED' AND id IN (SELECT id FROM awaiting))
      AND (id = ${id}::uuid OR ${id}::uuid IN (SELECT u.id FROM desk.used_by('RECORD', r.id) u))
    UNION ALL
    SELECT NULL, title FROM desk."Dispute" d
    WHERE (state = 'IN_REVIEW' OR state = 'APPROVED' AND id IN (SELECT id FROM awaiting))
      AND (id = ${id}::uuid OR ${id}::uuid IN (SELECT u.id FROM desk.used_by('DISPUTE', d.id) u))
    ORDER BY 1 NULLS LAST, 2`
}

/** As deskReviewsOf, for a note: it is content of its records while it is public, or becomes so. */
export async function deskNoteReviews(
  editor: Editor,
  { id, visibility }: { id: string; visibility: string | null },
): Promise<ReviewReached[]> {
  assertCan(editor, 'desk:read')
  const note = await deskDb.annotation.findUnique({
    where: { id },
    select: { visibility: true, targets: { select: { recordId: true } } },
  })
  const recordIds = (note?.targets ?? []).flatMap(({ recordId }) => (recordId === null ? [] : [recordId]))
  const isContent = [note?.visibility, visibility].includes('PUBLIC')
  const reached = isContent
    ? await Promise.all(recordIds.map((recordId) => deskReviewsOf(editor, recordId)))
    : []
  return reached.flat()
}
