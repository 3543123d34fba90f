import 'server-only'
import type { Editor } from '#features/editors/editor'
import type { Prisma } from '#generated/prisma/client'
import { deskDb } from '#lib/desk-db.server'
import { noteValues } from './schema'
import { assertCan } from '#features/editors/permissions'

/** The id decides between notes of one instant, so that a letter names the same note at each reading. */
const oldestFirst = [{ createdAt: 'asc' }, { id: 'asc' }] as const
const by = { select: { name: true } } as const
const note = {
  author: by,
  resolvedBy: by,
  targets: { orderBy: { ordinal: 'asc' }, include: { record: { select: { number: true } } } },
  replies: { orderBy: [...oldestFirst], include: { author: by } },
} satisfies Prisma.AnnotationInclude

export type DeskNote = Prisma.AnnotationGetPayload<{ include: typeof note }>

type NoteScope = { recordId: string; statementIds: readonly string[] }

/**
 * The notes of a record and of its parts, those on its statements alone, and notes on a statement that block every
 * record with it. Open ones first, then by age.
 */
export async function deskNotes(editor: Editor, { recordId, statementIds }: NoteScope): Promise<DeskNote[]> {
  assertCan(editor, 'desk:read')
  const ids = await noteIds({ recordId, statementIds })
  const notes = await deskDb.annotation.findMany({
    where: { id: { in: ids } },
    orderBy: [...oldestFirst],
    include: note,
  })
  return [
    ...notes.filter(({ resolvedAt }) => resolvedAt === null),
    ...notes.filter(({ resolvedAt }) => resolvedAt !== null),
  ]
}

/** Each part of the union is one look-up in an index; as one condition, PostgreSQL would read every note. */
async function noteIds({ recordId, statementIds }: NoteScope): Promise<string[]> {
  const rows = await deskDb.$queryRaw<{ id: string }[]>`
    WITH target AS (
      SELECT "annotationId" AS id FROM desk."AnnotationTarget" WHERE "recordId" = ${recordId}::uuid
      UNION
      SELECT t."annotationId" FROM desk."Tie" p JOIN desk."AnnotationTarget" t ON t."tieId" = p.id
      WHERE p."recordId" = ${recordId}::uuid
      UNION
      SELECT t."annotationId" FROM desk."Evidence" p JOIN desk."AnnotationTarget" t ON t."evidenceId" = p.id
      WHERE p."recordId" = ${recordId}::uuid
      UNION
      SELECT n.id FROM desk."AnnotationTarget" s JOIN desk."Annotation" n ON n.id = s."annotationId"
      WHERE s."statementId" = ANY(${[...statementIds]}::uuid[]) AND (
        n.blocking AND n."resolvedAt" IS NULL
        OR NOT EXISTS (SELECT FROM desk."AnnotationTarget" r WHERE r."annotationId" = n.id AND r."recordId" IS NOT NULL))
    )
    SELECT n.id FROM target JOIN desk."Annotation" n USING (id) WHERE n."parentId" IS NULL`
  return rows.map(({ id }) => id)
}

/** The current values of a note's form. */
export async function deskNoteFields(editor: Editor, id: string) {
  assertCan(editor, 'desk:read')
  const stored = await deskDb.annotation.findUnique({ where: { id } })
  return stored && { revision: stored.revision, values: noteValues(stored) }
}
