import 'server-only'
import { createHash } from 'node:crypto'
import type { Editor } from '#features/editors/editor'
import { assertCan } from '#features/editors/permissions'
import { recordRevision } from '#features/revisions/commands'
import { dateOf } from '#lib/days'
import { deskTransaction } from '#lib/desk-db'
import { edtfBounds } from '#lib/edtf'
import { freeSlug, slugOf } from '#lib/slug'
import type { SourceDraft } from './schema'

/** Stores the source and its text as captured; the snapshot is never changed afterwards. */
export function captureSource(
  editor: Editor,
  { snapshot, ...draft }: SourceDraft,
): Promise<{ id: string; snapshotId: string }> {
  assertCan(editor, 'source:capture')
  const published = draft.published === null ? null : edtfBounds(draft.published)
  const sha256 = createHash('sha256').update(snapshot.text, 'utf8').digest('hex')
  return deskTransaction(async (tx) => {
    const wanted = slugOf(`${draft.publisher} ${draft.title}`, 9)
    const like = await tx.source.findMany({ where: { slug: { startsWith: wanted } }, select: { slug: true } })
    const source = await tx.source.create({
      data: {
        ...draft,
        slug: freeSlug(wanted, new Set(like.map(({ slug }) => slug))),
        publishedMin: dateOf(published?.min ?? null),
        publishedMax: dateOf(published?.max ?? null),
        snapshots: { create: { ...snapshot, sha256 } },
      },
      select: { id: true, snapshots: { select: { id: true } } },
    })
    const snapshotId = source.snapshots[0]?.id
    if (snapshotId === undefined) throw new Error('The snapshot of a new source was not created.')
    await recordRevision(tx, editor, {
      subject: 'source',
      subjectId: source.id,
      change: 'captured',
      after: { ...draft, sha256 },
    })
    return { id: source.id, snapshotId }
  })
}
