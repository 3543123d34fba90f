import 'server-only'
import type { Editor } from '#features/editors/editor'
import type { Prisma } from '#generated/prisma/client'
import { deskDb } from '#lib/desk-db.server'
import { noteValues } from './schema'
import { assertCan } from '#features/editors/permissions'

const by = { select: { name: true } } as const
const note = {
  author: by,
  resolvedBy: by,
  targets: { orderBy: { ordinal: 'asc' }, include: { record: { select: { number: true } } } },
  replies: { orderBy: { createdAt: 'asc' }, include: { author: by } },
} satisfies Prisma.AnnotationInclude

export type DeskNote = Prisma.AnnotationGetPayload<{ include: typeof note }>

type NoteScope = { recordId: string; statementIds: readonly string[] }

/**
 * The notes of a record and of its parts, those on its statements alone, and notes on a statement that block every
 * record with it. Open ones first, then by age.
 */
export async function deskNotes(editor: Editor, { recordId, statementIds }: NoteScope): Promise<DeskNote[]> {
  assertCan(editor, 'desk:read')
  const onStatement = { statementId: { in: [...statementIds] } }
  const notes = await deskDb.annotation.findMany({
    where: {
      parentId: null,
      OR: [
        { targets: { some: { OR: [{ recordId }, { tie: { recordId } }, { evidence: { recordId } }] } } },
        { targets: { some: onStatement, none: { recordId: { not: null } } } },
        { targets: { some: onStatement }, blocking: true, resolvedAt: null },
      ],
    },
    orderBy: { createdAt: 'asc' },
    include: note,
  })
  return [
    ...notes.filter(({ resolvedAt }) => resolvedAt === null),
    ...notes.filter(({ resolvedAt }) => resolvedAt !== null),
  ]
}

/** The current values of a note's form. */
export async function deskNoteFields(editor: Editor, id: string) {
  assertCan(editor, 'desk:read')
  const stored = await deskDb.annotation.findUnique({ where: { id } })
  return stored && { revision: stored.revision, values: noteValues(stored) }
}
