import 'server-only'
import type { Editor } from '#features/editors/editor'
import { assertCan } from '#features/editors/permissions'
import { recordRevision } from '#features/revisions/commands'
import { deskTransaction, type Transaction } from '#lib/desk-db'
import { freeSlug, slugOf } from '#lib/slug'
import type { CapacityDraft, SpeakerDraft } from './schema'

export function addSpeaker(editor: Editor, draft: SpeakerDraft): Promise<{ id: string }> {
  assertCan(editor, 'speaker:add')
  return deskTransaction(async (tx) => {
    const slug = await speakerSlug(tx, draft.name)
    const { id } = await tx.speaker.create({ data: { ...draft, slug } })
    await recordRevision(tx, editor, { subject: 'speaker', subjectId: id, change: 'added', after: draft })
    return { id }
  })
}

async function speakerSlug(tx: Transaction, name: string): Promise<string> {
  const wanted = slugOf(name)
  const like = await tx.speaker.findMany({ where: { slug: { startsWith: wanted } }, select: { slug: true } })
  return freeSlug(wanted, new Set(like.map(({ slug }) => slug)))
}

/** The same title of the same speaker is the same capacity. */
export function addCapacity(editor: Editor, draft: CapacityDraft): Promise<{ id: string }> {
  assertCan(editor, 'speaker:add')
  return deskTransaction(async (tx) => {
    const { speakerId, title } = draft
    const known = await tx.capacity.findUnique({ where: { speakerId_title: { speakerId, title } } })
    if (known) return { id: known.id }
    const { id } = await tx.capacity.create({ data: draft })
    await recordRevision(tx, editor, {
      subject: 'speaker',
      subjectId: speakerId,
      change: 'gave a capacity',
      after: { capacity: id, title },
    })
    return { id }
  })
}
