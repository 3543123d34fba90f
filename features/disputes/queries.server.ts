import 'server-only'
import type { Editor } from '#features/editors/editor'
import { toDay } from '#lib/dates'
import { deskDb } from '#lib/desk-db.server'
import { likePattern } from '#lib/text'
import { countsOf, type DeskList, type DeskListCounts } from './desk-list'
import { disputeValues } from './schema'
import { assertCan } from '#features/editors/permissions'

const listMax = 200

/** Newest first. */
export function deskDisputes(editor: Editor) {
  assertCan(editor, 'desk:read')
  return deskDb.dispute.findMany({
    orderBy: { id: 'desc' },
    take: listMax,
    select: {
      id: true,
      slug: true,
      title: true,
      question: true,
      state: true,
      publicState: true,
      needsReview: true,
      _count: { select: { statements: true, records: true } },
    },
  })
}

/** The number of disputes in each list of the desk. */
export async function deskDisputeCounts(editor: Editor): Promise<DeskListCounts> {
  assertCan(editor, 'desk:read')
  const rows = await deskDb.$queryRaw<{ list: string; count: number }[]>`
    SELECT desk.list_of(state, "publicState", id IN (SELECT id FROM desk.awaiting_publication())) AS list, count(*)::int
    FROM desk."Dispute" GROUP BY 1`
  return countsOf(rows)
}

/** The disputes of one list, newest first. */
export async function deskDisputesIn(
  editor: Editor,
  { list, words }: { list: DeskList; words: string },
): Promise<Awaited<ReturnType<typeof deskDisputes>>> {
  assertCan(editor, 'desk:read')
  const rows = await deskDb.$queryRaw<{ id: string }[]>`
    SELECT id FROM desk."Dispute"
    WHERE desk.list_of(state, "publicState", id IN (SELECT id FROM desk.awaiting_publication())) = ${list}
      AND lower(title || ' ' || question) LIKE ${likePattern(words)}`
  const ids = new Set(rows.map(({ id }) => id))
  return (await deskDisputes(editor)).filter(({ id }) => ids.has(id))
}

/** The stored values of the dispute's form. */
export async function deskDisputeFields(editor: Editor, id: string) {
  assertCan(editor, 'desk:read')
  const stored = await deskDb.dispute.findUnique({ where: { id } })
  return (
    stored && {
      slug: stored.slug,
      revision: stored.revision,
      values: disputeValues({ ...stored, asOf: toDay(stored.asOf) }),
    }
  )
}

export function deskDisputeRecords(editor: Editor, disputeId: string) {
  assertCan(editor, 'desk:read')
  return deskDb.record.findMany({
    where: { disputeId },
    orderBy: { number: 'asc' },
    select: { number: true, subject: true, state: true, publicState: true },
  })
}

/** Choices for a form; disputes with all of these statements come first. */
export async function deskDisputeChoices(editor: Editor, statementIds: readonly string[]) {
  assertCan(editor, 'desk:read')
  const [all, holding] = await Promise.all([
    deskDisputes(editor),
    deskDb.dispute.findMany({
      where: { AND: statementIds.map((statementId) => ({ statements: { some: { statementId } } })) },
      select: { id: true },
    }),
  ])
  const first = new Set(statementIds.length === 0 ? [] : holding.map(({ id }) => id))
  return all
    .toSorted((left, right) => Number(first.has(right.id)) - Number(first.has(left.id)))
    .map(({ id, title }) => ({ value: id, label: title, hasAll: first.has(id) }))
}
