import 'server-only'
import type { Editor } from '#features/editors/editor'
import { assertCan } from '#features/editors/permissions'
import { appendRevision } from '#features/history/commands.server'
import { deskTransaction, type Transaction } from '#lib/desk-db.server'
import { AppError } from '#lib/errors'
import { paths } from '#lib/paths'
import { freeSlug, slugOf } from '#lib/identifiers'
import { staleError, updateAtRevision } from '#features/history/update-at-revision.server'
import {
  bareName,
  type CapacityDraft,
  isBareName,
  type NamedSpeaker,
  type SpeakerDraft,
  type SpeakerEdit,
} from './schema'

export function addSpeaker(editor: Editor, draft: SpeakerDraft): Promise<{ id: string }> {
  assertCan(editor, 'speaker:add')
  return deskTransaction(async (tx) => {
    await refuseKnownName(tx, draft.name)
    return created(tx, editor, draft)
  })
}

/** Refuses a name or alias that another speaker has, so that no speaker is entered twice. */
async function refuseKnownName(tx: Transaction, name: string, except: string | null = null): Promise<void> {
  const [known] = await speakersNamed(tx, { name: name.trim(), except })
  if (known)
    throw new AppError(
      'conflict',
      `“${known.name}” is on file already. For another of the same name, add what tells them apart.`,
      { href: paths.desk.speaker(known.slug), label: `Open ${known.name}` },
    )
}

/** Speakers with this name or alias, at most two. */
const speakersNamed = (tx: Transaction, { name, except }: { name: string; except: string | null }) =>
  tx.$queryRaw<{ id: string; slug: string; name: string }[]>`
    SELECT id, slug, name FROM desk."Speaker"
    WHERE (lower(name) = lower(${name}) OR EXISTS (SELECT FROM unnest(aliases) AS alias WHERE lower(alias) = lower(${name})))
      AND (${except}::uuid IS NULL OR id <> ${except}::uuid)
    LIMIT 2`

async function created(tx: Transaction, editor: Editor, draft: SpeakerDraft): Promise<{ id: string }> {
  const slug = await speakerSlug(tx, draft.name)
  const { id } = await tx.speaker.create({ data: { ...draft, slug } })
  appendRevision(tx, editor, { subject: 'speaker', subjectId: id, action: 'ADDED', after: draft })
  return { id }
}

/**
 * Finds the speaker by name or alias, or creates one if the form gives a kind. Runs inside the caller's transaction.
 * @throws AppError invalid, with similar names on file
 */
export async function speakerNamed(
  editor: Editor,
  tx: Transaction,
  { name, kind, describedAs }: NamedSpeaker,
): Promise<{ id: string }> {
  const wanted = name.trim()
  const [first, second] = await speakersNamed(tx, { name: wanted, except: null })
  if (first && second)
    throw new AppError('invalid', `“${wanted}” may be ${first.name} or ${second.name}. Give the full name.`)
  if (first) return first
  if (kind === null) throw new AppError('invalid', await unknownSpeaker(tx, wanted))
  if (!isBareName(name)) throw new AppError('invalid', bareName)
  assertCan(editor, 'speaker:add')
  if (kind === 'UNNAMED' && describedAs === null)
    throw new AppError(
      'invalid',
      `Give the words in which the report describes “${wanted}”, whom it does not name.`,
    )
  return created(tx, editor, { name, kind, describedAs, aliases: [], wikidataId: null })
}

async function unknownSpeaker(tx: Transaction, name: string): Promise<string> {
  const near = await tx.$queryRaw<{ name: string }[]>`
    SELECT name FROM desk."Speaker" WHERE lower(${name}) OPERATOR(public.<%) desk.names_of(name, aliases)
    ORDER BY public.word_similarity(lower(${name}), desk.names_of(name, aliases)) DESC LIMIT 3`
  const meant = near.length === 0 ? '' : ` Did you mean ${near.map((one) => one.name).join(', or ')}?`
  return `“${name}” is not on file.${meant} To add a new speaker, say of what kind it is.`
}

/** A trigger makes every record and dispute in which the speaker speaks a draft again. */
export function editSpeaker(editor: Editor, { id, revision, reason, ...edit }: SpeakerEdit): Promise<void> {
  assertCan(editor, 'speaker:edit')
  return deskTransaction(async (tx) => {
    const stored = await tx.speaker.findUnique({ where: { id } })
    if (!stored) throw staleError('speaker')
    if (stored.name !== edit.name) await refuseKnownName(tx, edit.name, id)
    await updateAtRevision(tx, 'speaker', { id, revision, data: edit })
    const { name, kind, aliases, wikidataId, describedAs } = stored
    appendRevision(tx, editor, {
      subject: 'speaker',
      subjectId: id,
      action: 'EDITED',
      ...(reason === null ? {} : { reason }),
      before: { name, kind, aliases, wikidataId, describedAs },
      after: edit,
    })
  })
}

async function speakerSlug(tx: Transaction, name: string): Promise<string> {
  const wanted = slugOf(name)
  const like = await tx.speaker.findMany({ where: { slug: { startsWith: wanted } }, select: { slug: true } })
  return freeSlug(wanted, new Set(like.map(({ slug }) => slug)))
}

export function addCapacity(editor: Editor, draft: CapacityDraft): Promise<{ id: string }> {
  assertCan(editor, 'speaker:add')
  return deskTransaction((tx) => capacityOf(editor, tx, draft))
}

/** The same title of the same speaker is the same capacity. Runs inside the caller's transaction. */
export async function capacityOf(
  editor: Editor,
  tx: Transaction,
  draft: CapacityDraft,
): Promise<{ id: string }> {
  assertCan(editor, 'speaker:add')
  const { speakerId, title } = draft
  const known = await tx.capacity.findUnique({ where: { speakerId_title: { speakerId, title } } })
  if (known) return { id: known.id }
  const { id } = await tx.capacity.create({ data: draft })
  appendRevision(tx, editor, {
    subject: 'speaker',
    subjectId: speakerId,
    action: 'CAPACITY_ADDED',
    after: { capacity: id, title },
  })
  return { id }
}
