import 'server-only'
import type { Editor } from '#features/editors/editor'
import { assertCan, can } from '#features/editors/permissions'
import { Prisma } from '#generated/prisma/client'
import { toDay } from '#lib/dates'
import { deskDb } from '#lib/desk-db.server'
import { inboxMax, reviewMax, type WaitingFor } from './inbox'

export type WaitingRecord = {
  why: WaitingFor
  number: number
  subject: string
  /** Who did what makes it wait, and when. */
  by: string
  isOwn: boolean
  at: Date
  /** Their words: a reason, or the task. */
  words: string | null
  dueOn: string | null
}

/** What waits for the editor, the newest first. A record leaves by itself when its work is done. */
export async function deskInbox(editor: Editor): Promise<WaitingRecord[]> {
  assertCan(editor, 'desk:read')
  const rows = await deskDb.$queryRaw<(Omit<WaitingRecord, 'dueOn'> & { dueOn: Date | null })[]>`
    SELECT w.why, w.number, w.subject, e.name AS by, w.by = ${editor.id}::uuid AS "isOwn", w.at, w.words, w."dueOn"
    FROM (${waiting(editor)}) w JOIN desk."Editor" e ON e.id = w.by
    ORDER BY w.at DESC, w.number, w.why LIMIT ${inboxMax}`
  return rows.map(({ dueOn, ...row }) => ({ ...row, dueOn: dueOn && toDay(dueOn) }))
}

/** The number for the head of every page; at most the length of the list. */
export async function deskInboxCount(editor: Editor): Promise<number> {
  assertCan(editor, 'desk:read')
  const [row] = await deskDb.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (SELECT FROM (${waiting(editor)}) w LIMIT ${inboxMax}) listed`
  return row?.count ?? 0
}

/** The open assignment of a record. */
export async function deskAssignment(editor: Editor, recordId: string) {
  assertCan(editor, 'desk:read')
  const stored = await deskDb.assignment.findFirst({
    where: { recordId, endedAt: null },
    select: { task: true, dueOn: true, assignee: { select: { id: true, name: true } } },
  })
  return stored && { ...stored, dueOn: stored.dueOn && toDay(stored.dueOn) }
}

/** Everybody who can sign in, by name. */
export function deskColleagues(editor: Editor): Promise<Editor[]> {
  assertCan(editor, 'desk:read')
  return deskDb.editor.findMany({
    where: { suspendedAt: null },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, role: true },
  })
}

/**
 * Records that wait for the editor, each with its reason. The lists begin at an index of what this editor made, sent or has to
 * do, or at the newest that are in review, so that their cost does not grow with the records on file.
 */
function waiting(editor: Editor): Prisma.Sql {
  const { id } = editor
  return Prisma.sql`
    WITH own AS (
      SELECT DISTINCT "subjectId" FROM desk."Revision"
      WHERE "editorId" = ${id}::uuid AND action IN ('PAIRED', 'SENT_TO_REVIEW') AND subject = 'record'
    )
    SELECT 'sent-back' AS why, r.number, r.subject, last."editorId" AS by, last."madeAt" AS at, last.reason AS words, NULL::date AS "dueOn"
    FROM own JOIN desk."Record" r ON r.id = own."subjectId" AND r.state = 'DRAFT' AND r."publicState" <> 'WITHDRAWN'
    JOIN LATERAL (
      SELECT * FROM desk."Revision" v WHERE v.subject = 'record' AND v."subjectId" = r.id
        AND v.action IN ('SENT_TO_REVIEW', 'SENT_BACK', 'PUBLISHED') ORDER BY v.number DESC LIMIT 1
    ) last ON last.action = 'SENT_BACK' AND last."editorId" <> ${id}::uuid
    UNION ALL
    SELECT 'review', r.number, r.subject, last."editorId", last."madeAt", last.after ->> 'changeNote', NULL
    FROM (SELECT * FROM desk."Record" WHERE state = 'IN_REVIEW' AND ${can(editor, 'review:approve')}
      ORDER BY -number LIMIT ${reviewMax}) r
    JOIN LATERAL (
      SELECT * FROM desk."Revision" v WHERE v.subject = 'record' AND v."subjectId" = r.id AND v.action = 'SENT_TO_REVIEW'
      ORDER BY v.number DESC LIMIT 1
    ) last ON true
    WHERE NOT EXISTS (SELECT FROM desk.contributors('RECORD', r.id) c WHERE c.id = ${id}::uuid)
      AND desk.conflict_with('RECORD', r.id, ${id}::uuid) IS NULL
    UNION ALL
    SELECT 'assigned', r.number, r.subject, t."assignedById", t."assignedAt", t.task, t."dueOn"
    FROM desk."Assignment" t JOIN desk."Record" r ON r.id = t."recordId"
    WHERE t."assigneeId" = ${id}::uuid AND t."endedAt" IS NULL
    UNION ALL
    SELECT 'changed', r.number, r.subject, last."editorId", last."madeAt", last.reason, NULL
    FROM own JOIN desk."Record" r ON r.id = own."subjectId" AND r.state = 'DRAFT' AND r."publicState" <> 'WITHDRAWN'
    JOIN LATERAL (
      SELECT * FROM desk."Revision" v WHERE v.subject = 'record' AND v."subjectId" = r.id
      ORDER BY v.number DESC LIMIT 1
    ) last ON last."isContent" AND last."editorId" <> ${id}::uuid`
}
