import 'server-only'
import { createHash } from 'node:crypto'
import type { Editor } from '#features/editors/editor'
import { assertCan } from '#features/editors/permissions'
import { appendRevision } from '#features/history/commands.server'
import { toDate } from '#lib/dates'
import { deskTransaction, type Transaction } from '#lib/desk-db.server'
import { edtfBounds } from '#lib/edtf'
import { AppError, FieldError } from '#lib/errors'
import { paths } from '#lib/paths'
import { freeSlug, slugOf } from '#lib/identifiers'
import { nameKey } from '#lib/name-key'
import { isolated } from '#lib/sentence'
import { staleError, updateAtRevision } from '#features/history/update-at-revision.server'
import type { SourceDraft, SourceEdit } from './schema'

/** Stores the source and its captured text. The snapshot never changes afterwards. */
export function captureSource(editor: Editor, draft: SourceDraft): Promise<CapturedSource> {
  assertCan(editor, 'source:capture')
  return deskTransaction(async (tx) => {
    const known = await knownText(tx, editor, draft)
    if (known) throw knownTextError(known)
    return captureSourceInTx(tx, editor, draft)
  })
}

export type CapturedSource = { id: string; snapshotId: string; slug: string }

/** Runs inside the transaction of a command that captures a source nobody has captured yet. */
export async function captureSourceInTx(
  tx: Transaction,
  editor: Editor,
  { snapshot, ...typed }: SourceDraft,
): Promise<CapturedSource> {
  assertCan(editor, 'source:capture')
  const published = typed.published === null ? null : edtfBounds(typed.published)
  const sha256 = sha256Of(snapshot.text)
  const draft = { ...typed, publisher: await publisherAsOnFile(tx, typed.publisher) }
  const base = slugOf(`${draft.publisher} ${draft.title}`, 9)
  const like = await tx.source.findMany({ where: { slug: { startsWith: base } }, select: { slug: true } })
  const source = await tx.source.create({
    data: {
      ...draft,
      slug: freeSlug(base, new Set(like.map(({ slug }) => slug))),
      publishedMin: toDate(published?.min ?? null),
      publishedMax: toDate(published?.max ?? null),
      snapshots: { create: { ...snapshot, sha256 } },
    },
    select: { id: true, slug: true, snapshots: { select: { id: true } } },
  })
  const snapshotId = source.snapshots[0]?.id
  if (snapshotId === undefined) throw new Error('The snapshot of a new source was not created.')
  appendRevision(tx, editor, {
    subject: 'source',
    subjectId: source.id,
    action: 'CAPTURED',
    after: { ...draft, sha256 },
  })
  return { id: source.id, snapshotId, slug: source.slug }
}

const sha256Of = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

/** A publisher that is on file is written as there, so that it stays one publisher. */
async function publisherAsOnFile(tx: Transaction, publisher: string): Promise<string> {
  const [existing] = await tx.$queryRaw<{ publisher: string }[]>`
    SELECT publisher FROM desk."Source" WHERE desk.name_key(publisher) = desk.name_key(${publisher})
    ORDER BY publisher = ${publisher} DESC, "createdAt", id LIMIT 1`
  return existing?.publisher ?? publisher
}

type KnownText = CapturedSource & { title: string; publisher: string }

/** The same text of the same publisher is the same source; null if nobody has captured it. */
export async function knownText(
  tx: Transaction,
  editor: Editor,
  draft: SourceDraft,
): Promise<KnownText | null> {
  assertCan(editor, 'desk:read')
  const publisher = await publisherAsOnFile(tx, draft.publisher)
  const existing = await tx.snapshot.findFirst({
    where: { sha256: sha256Of(draft.snapshot.text), source: { publisher } },
    select: { id: true, source: { select: { id: true, slug: true, title: true } } },
  })
  return existing && { ...existing.source, snapshotId: existing.id, publisher }
}

const knownTextError = ({ publisher, slug, title }: KnownText) =>
  new AppError('conflict', `This text of ${publisher} is on file already.`, {
    href: paths.desk.source(slug),
    label: `Open “${isolated(title)}”`,
  })

/** Invariant 4: a source is not published before what it reports was said, unless the statement says why. */
async function assertReportsLater(
  tx: Transaction,
  sourceId: string,
  publishedMax: Date | null,
): Promise<void> {
  if (publishedMax === null) return
  const late = await tx.statement.findFirst({
    where: {
      ...{ saidMin: { gt: publishedMax }, dateOverride: null },
      appearances: { some: { snapshot: { sourceId } } },
    },
    select: { slug: true },
    orderBy: { id: 'asc' },
  })
  if (late)
    throw new FieldError(
      'published',
      `“${late.slug}” in it is dated later. Correct that date first, or give its reason there.`,
    )
}

/**
 * Edits the details of a source; its text never changes. A trigger makes every record and dispute that cites it a draft
 * again.
 */
export function editSource(editor: Editor, { id, revision, reason, ...typed }: SourceEdit): Promise<void> {
  assertCan(editor, 'source:edit')
  const published = typed.published === null ? null : edtfBounds(typed.published)
  return deskTransaction(async (tx) => {
    const stored = await tx.source.findUnique({ where: { id } })
    if (!stored) throw staleError('source')
    // The spelling of a source's own publisher can be corrected.
    const isRespelt = nameKey(stored.publisher) === nameKey(typed.publisher)
    const publisher = isRespelt ? typed.publisher : await publisherAsOnFile(tx, typed.publisher)
    const edit = { ...typed, publisher }
    const bounds = {
      publishedMin: toDate(published?.min ?? null),
      publishedMax: toDate(published?.max ?? null),
    }
    await assertReportsLater(tx, id, bounds.publishedMax)
    await updateAtRevision(tx, 'source', { id, revision, data: { ...edit, ...bounds } })
    const before = Object.fromEntries(
      Object.entries({ ...stored, publishedMin: null, publishedMax: null, createdAt: null }).filter(
        ([field]) => field in edit,
      ),
    )
    appendRevision(tx, editor, {
      subject: 'source',
      subjectId: id,
      action: 'EDITED',
      ...(reason === null ? {} : { reason }),
      before,
      after: edit,
    })
  })
}
