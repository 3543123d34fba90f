import 'server-only'
import type { EditorialState, PublicState } from '#features/disputes/state'
import type { Editor } from '#features/editors/editor'
import { toDay } from '#lib/dates'
import { deskDb, type Transaction } from '#lib/desk-db.server'
import { countsOf, type DeskList, type DeskListCounts } from '#features/disputes/desk-list'
import { deskStatementsOf, type ListedStatement } from '#features/statements/queries.server'
import { likePattern } from '#lib/text'
import { restorableFrom } from './restorable'
import { evidenceValues, recordValues, tieValues } from './schema'
import { assertCan } from '#features/editors/permissions'

/** The number of records in each list of the desk. */
export async function deskRecordCounts(editor: Editor): Promise<DeskListCounts> {
  assertCan(editor, 'desk:read')
  const found = await deskDb.$queryRaw<{ list: string; count: number }[]>`
    SELECT desk.list_of(state, "publicState", id IN (SELECT id FROM desk.awaiting_publication())) AS list, count(*)::int
    FROM desk."Record" GROUP BY 1`
  return countsOf(found)
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
  const found = await deskDb.$queryRaw<(Row & { aId: string; bId: string })[]>`
    SELECT r.number, r.subject, r.state, r."publicState", r."needsReview", r.revision,
      r."statementAId" AS "aId", r."statementBId" AS "bId", c."madeAt" AS "changedAt", c.name AS "changedBy"
    FROM desk."Record" r LEFT JOIN LATERAL (
      SELECT v."madeAt", e.name FROM desk."Revision" v JOIN desk."Editor" e ON e.id = v."editorId"
      WHERE v.subject = 'record' AND v."subjectId" = r.id ORDER BY v.number DESC LIMIT 1) c ON true
    WHERE desk.list_of(r.state, r."publicState", r.id IN (SELECT id FROM desk.awaiting_publication())) = ${list}
      AND (${before}::int IS NULL OR r.number < ${before}::int)
      AND (${words.trim()} = '' OR lower(r.subject) LIKE ${pattern}
        OR desk.says(r."statementAId", ${pattern}) OR desk.says(r."statementBId", ${pattern}))
    ORDER BY r.number DESC LIMIT ${pageSize + 1}::int`
  const page = found.slice(0, pageSize)
  const sides = await deskStatementsOf(
    editor,
    page.flatMap(({ aId, bId }) => [aId, bId]),
  )
  const records = page.flatMap(({ aId, bId, ...row }) => {
    const [a, b] = [sides.get(aId), sides.get(bId)]
    return a && b ? [{ ...row, a, b }] : []
  })
  return { records, next: found.length > pageSize ? (page.at(-1)?.number ?? null) : null }
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
  editor: Editor,
  tx: Transaction,
  [one, other]: readonly [string, string],
): Promise<{ id: string; number: number } | null> {
  assertCan(editor, 'desk:read')
  return tx.record.findFirst({
    where: {
      OR: [
        { statementAId: one, statementBId: other },
        { statementAId: other, statementBId: one },
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
  const own = await deskDb.snapshot.findMany({
    where: {
      OR: [
        { evidence: { some: { recordId } } },
        {
          appearances: {
            some: {
              statement: {
                OR: [{ recordsAsA: { some: { id: recordId } } }, { recordsAsB: { some: { id: recordId } } }],
              },
            },
          },
        },
      ],
    },
    select,
  })
  const newest = await deskDb.snapshot.findMany({
    where: { id: { notIn: own.map(({ id }) => id) } },
    orderBy: { id: 'desc' },
    take: 50,
    select,
  })
  return [...own, ...newest].map(({ id, source }) => ({
    value: id,
    label: `${source.title} (${source.publisher})`,
  }))
}
