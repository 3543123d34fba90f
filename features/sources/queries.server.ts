import 'server-only'
import type { Editor } from '#features/editors/editor'
import { deskDb } from '#lib/desk-db.server'
import { sourceValues } from './schema'
import { assertCan } from '#features/editors/permissions'

/** A source with its text and its statements, in the order of the text. */
export function deskSource(editor: Editor, slug: string) {
  assertCan(editor, 'desk:read')
  return deskDb.source.findUnique({
    where: { slug },
    include: {
      snapshots: {
        orderBy: [{ capturedAt: 'asc' }, { id: 'asc' }],
        take: 1,
        include: {
          appearances: {
            orderBy: { start: 'asc' },
            include: {
              statement: {
                include: { attributions: { orderBy: { position: 'asc' }, include: { speaker: true } } },
              },
            },
          },
        },
      },
    },
  })
}

const newestMax = 30

/** Newest first. */
export function deskSources(editor: Editor) {
  assertCan(editor, 'desk:read')
  return deskDb.source.findMany({
    orderBy: { id: 'desc' },
    take: newestMax,
    select: { slug: true, title: true, publisher: true, published: true },
  })
}

/** The stored values of the source's form. */
export async function deskSourceFields(editor: Editor, id: string) {
  assertCan(editor, 'desk:read')
  const stored = await deskDb.source.findUnique({ where: { id } })
  return stored && { slug: stored.slug, revision: stored.revision, values: sourceValues(stored) }
}

/** The slug of the source that this snapshot belongs to. */
export async function deskSourceOfSnapshot(editor: Editor, snapshotId: string): Promise<string> {
  assertCan(editor, 'desk:read')
  const { source } = await deskDb.snapshot.findUniqueOrThrow({
    where: { id: snapshotId },
    select: { source: { select: { slug: true } } },
  })
  return source.slug
}
