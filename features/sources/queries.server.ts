import 'server-only'
import type { Editor } from '#features/editors/editor'
import { deskDb } from '#lib/desk-db.server'
import { sourceValues } from './schema'
import { assertCan } from '#features/editors/permissions'

/** A source with its text and what was taken from it, in the text's order. */
export function deskSource(editor: Editor, slug: string) {
  assertCan(editor, 'desk:read')
  return deskDb.source.findUnique({
    where: { slug },
    include: {
      snapshots: {
        orderBy: { capturedAt: 'asc' },
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

/** The newest first. */
export function deskSources(editor: Editor) {
  assertCan(editor, 'desk:read')
  return deskDb.source.findMany({
    orderBy: { id: 'desc' },
    take: newestMax,
    select: { slug: true, title: true, publisher: true, published: true },
  })
}

/** What stands now in the fields of its form. */
export async function deskSourceFields(editor: Editor, id: string) {
  assertCan(editor, 'desk:read')
  const stored = await deskDb.source.findUnique({ where: { id } })
  return stored && { slug: stored.slug, revision: stored.revision, values: sourceValues(stored) }
}

/** The slug of the source whose text this is. */
export async function deskSourceOfSnapshot(editor: Editor, snapshotId: string): Promise<string> {
  assertCan(editor, 'desk:read')
  const { source } = await deskDb.snapshot.findUniqueOrThrow({
    where: { id: snapshotId },
    select: { source: { select: { slug: true } } },
  })
  return source.slug
}
