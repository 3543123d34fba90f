import 'server-only'
import type { Editor } from '#features/editors/editor'
import { assertCan } from '#features/editors/permissions'
import { appendRevision } from '#features/history/commands.server'
import { deskTransaction, type Transaction } from '#lib/desk-db.server'
import { AppError, FieldError } from '#lib/errors'
import { paths } from '#lib/paths'
import { freeSlug, slugOf } from '#lib/identifiers'
import { closed, isolated } from '#lib/sentence'
import { staleError, updateAtRevision } from '#features/history/update-at-revision.server'
import { nameKey } from '#lib/name-key'
import { type KnownSpeaker, speakersLike, speakersNamed } from './names.server'
import type { CapacityDraft, NamedSpeaker, SpeakerDraft, SpeakerEdit } from './schema'

export function addSpeaker(editor: Editor, draft: SpeakerDraft): Promise<{ id: string }> {
  assertCan(editor, 'speaker:add')
  return deskTransaction(async (tx) => {
    await refuseKnownName(tx, draft)
    await refuseKnownAliases(tx, draft.aliases)
    await refuseKnownWikidataId(tx, draft.wikidataId)
    if (!draft.isAnother) await askAboutLike(tx, draft.name)
    return created(tx, editor, draft)
  })
}

type Identity = Pick<SpeakerDraft, 'name' | 'kind' | 'describedAs'>

/**
 * Refuses a name or alias that another speaker has, so that no speaker is entered twice. Speakers whom no source names
 * may share a name, as “Sources”, if they are described differently.
 */
async function refuseKnownName(
  tx: Transaction,
  { name, kind, describedAs }: Identity,
  except: string | null = null,
): Promise<void> {
  const existing = (await speakersNamed(tx, { name, except })).find(
    (speaker) =>
      kind !== 'UNNAMED' || speaker.kind !== 'UNNAMED' || isSameDescription(speaker.describedAs, describedAs),
  )
  if (existing)
    throw new AppError(
      'conflict',
      `“${isolated(existing.name)}” is on file already. For another of the same name, add what tells them apart.`,
      { href: paths.desk.speaker(existing.slug), label: `Open ${existing.name}` },
    )
}

/** An alias may be shared, but is not the name of another speaker. */
async function refuseKnownAliases(
  tx: Transaction,
  aliases: string[],
  except: string | null = null,
): Promise<void> {
  for (const alias of aliases) {
    const namesakes = await speakersNamed(tx, { name: alias, except })
    if (namesakes.some(({ name }) => nameKey(name) === nameKey(alias)))
      throw new FieldError('aliases', `“${alias}” is the name of another speaker on file.`)
  }
}

async function refuseKnownWikidataId(
  tx: Transaction,
  wikidataId: string | null,
  except: string | null = null,
): Promise<void> {
  const owner = wikidataId === null ? null : await tx.speaker.findUnique({ where: { wikidataId } })
  if (owner && owner.id !== except)
    throw new FieldError('wikidataId', `${wikidataId} is on file for ${owner.name} already.`)
}

/** Names that differ in accents, punctuation, order or title may be one person's, or two. */
async function askAboutLike(tx: Transaction, name: string, except: string | null = null): Promise<void> {
  const like = await speakersLike(tx, { name, except })
  if (like.length > 0)
    throw new FieldError(
      'name',
      `Is this ${like.map((speaker) => speaker.name).join(', or ')}, on file already? ` +
        'If it is, use that name. If not, tick “Another speaker than the one on file”.',
    )
}

async function created(
  tx: Transaction,
  editor: Editor,
  { isAnother: _isAnother, ...draft }: SpeakerDraft,
): Promise<{ id: string }> {
  const slug = await speakerSlug(tx, draft.name)
  const { id } = await tx.speaker.create({ data: { ...draft, slug } })
  appendRevision(tx, editor, { subject: 'speaker', subjectId: id, action: 'ADDED', after: draft })
  return { id }
}

/**
 * Finds the speaker by name or alias, or creates one if the form gives a kind. A chosen kind is never ignored:
 * unnamed speakers of one name differ by their description, and a person may have a namesake. `added` has the speakers
 * of the same form. Runs inside the caller's transaction.
 * @throws FieldError, with similar names on file
 */
export async function speakerNamed(
  tx: Transaction,
  editor: Editor,
  {
    kind,
    describedAs,
    isAnother = false,
    added = new Set(),
    ...typed
  }: NamedSpeaker & { added?: Set<string> },
): Promise<{ id: string }> {
  const name = typed.name.trim()
  const namesakes = await speakersNamed(tx, { name })
  const speaker = knownSpeaker(namesakes, { name, kind, describedAs }, added)
  if (speaker) return speaker
  if (kind === null) throw new FieldError('name', await unknownSpeaker(tx, name))
  assertCan(editor, 'speaker:add')
  if (kind === 'UNNAMED' && describedAs === null)
    throw new FieldError(
      'describedAs',
      `Give the words in which the report describes “${name}”, whom it does not name.`,
    )
  if (!isAnother) await askAboutLike(tx, name)
  // The form shows the description for an unnamed speaker only.
  const draft = { name, kind, describedAs: kind === 'UNNAMED' ? describedAs : null }
  const { id } = await created(tx, editor, { ...draft, aliases: [], wikidataId: null })
  added.add(id)
  return { id }
}

const onFileAs = { PERSON: 'a person', ORGANISATION: 'an organisation', UNNAMED: 'not named by a source' }

/** The speaker that the form means, or null for a new one. */
function knownSpeaker(
  namesakes: readonly KnownSpeaker[],
  { name, kind, describedAs }: NamedSpeaker,
  added: ReadonlySet<string>,
): KnownSpeaker | null {
  const unnamed = namesakes.filter((speaker) => speaker.kind === 'UNNAMED')
  const [namesake, another] = namesakes.filter((speaker) => speaker.kind !== 'UNNAMED')
  if (kind === 'UNNAMED') {
    if (namesake) throw new FieldError('kind', otherKind(namesake))
    return unnamed.find((speaker) => isSameDescription(speaker.describedAs, describedAs)) ?? null
  }
  if (namesake && another)
    throw new FieldError(
      'name',
      `${closed(`“${isolated(name)}” may be ${isolated(namesake.name)} or ${isolated(another.name)}`)} Give the full name.`,
    )
  if (kind === null) {
    if ((namesake ? 1 : 0) + unnamed.length < 2) return namesake ?? unnamed[0] ?? null
    const described = unnamed.map((speaker) => isolated(`“${speaker.describedAs}”`)).join(' and ')
    throw new FieldError(
      'kind',
      `Several are called “${isolated(name)}”: ${described}. Choose “Not named by the source” and give the description.`,
    )
  }
  const [other] = unnamed
  if (!namesake && other) throw new FieldError('kind', otherKind(other))
  if (!namesake || added.has(namesake.id)) return namesake ?? null
  if (namesake.kind !== kind) throw new FieldError('kind', otherKind(namesake))
  if (kind === 'PERSON')
    throw new FieldError(
      'kind',
      `${onFile(namesake)} Choose “On file” for that person; for another of the same name, add what tells them apart.`,
    )
  return namesake
}

const onFile = ({ name, kind }: KnownSpeaker) =>
  `“${isolated(name)}” is on file already, as ${onFileAs[kind]}.`
const otherKind = (speaker: KnownSpeaker) =>
  `${onFile(speaker)} Choose “On file” for that speaker; for another of the same name, add what tells them apart.`
const isSameDescription = (left: string | null, right: string | null) =>
  left !== null && right !== null && nameKey(left) === nameKey(right)

async function unknownSpeaker(tx: Transaction, name: string): Promise<string> {
  const near = await tx.$queryRaw<{ name: string }[]>`
    SELECT name FROM desk."Speaker" WHERE lower(${name}) OPERATOR(public.<%) desk.names_of(name, aliases)
    ORDER BY public.word_similarity(lower(${name}), desk.names_of(name, aliases)) DESC LIMIT 3`
  const didYouMean =
    near.length === 0 ? '' : ` Did you mean ${near.map((speaker) => isolated(speaker.name)).join(', or ')}?`
  return `“${isolated(name)}” is not on file.${didYouMean} To add a new speaker, say of what kind it is.`
}

/** A trigger makes every record and dispute with a statement of this speaker a draft again. */
export function editSpeaker(
  editor: Editor,
  { id, revision, reason, isAnother = false, ...edit }: SpeakerEdit,
): Promise<void> {
  assertCan(editor, 'speaker:edit')
  return deskTransaction(async (tx) => {
    const stored = await tx.speaker.findUnique({ where: { id } })
    if (!stored) throw staleError('speaker')
    const isRenamed =
      stored.name !== edit.name || stored.kind !== edit.kind || stored.describedAs !== edit.describedAs
    if (isRenamed) await refuseKnownName(tx, edit, id)
    const isNew = (alias: string) => !stored.aliases.includes(alias)
    await refuseKnownAliases(tx, edit.aliases.filter(isNew), id)
    await refuseKnownWikidataId(tx, edit.wikidataId, id)
    if (stored.name !== edit.name && !isAnother) await askAboutLike(tx, edit.name, id)
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
  const base = slugOf(name)
  const like = await tx.speaker.findMany({ where: { slug: { startsWith: base } }, select: { slug: true } })
  return freeSlug(base, new Set(like.map(({ slug }) => slug)))
}

export function addCapacity(editor: Editor, draft: CapacityDraft): Promise<{ id: string }> {
  assertCan(editor, 'speaker:add')
  return deskTransaction((tx) => capacityOf(tx, editor, draft))
}

/** The same title of the same speaker is the same capacity, in whatever form it is typed. Runs inside the caller's transaction. */
export async function capacityOf(
  tx: Transaction,
  editor: Editor,
  draft: CapacityDraft,
): Promise<{ id: string }> {
  assertCan(editor, 'speaker:add')
  const { speakerId, title } = draft
  const [existing] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM desk."Capacity"
    WHERE "speakerId" = ${speakerId}::uuid AND desk.name_form(title) = desk.name_form(${title})
    ORDER BY title = ${title} DESC LIMIT 1`
  if (existing) return { id: existing.id }
  const { id } = await tx.capacity.create({ data: draft })
  appendRevision(tx, editor, {
    subject: 'speaker',
    subjectId: speakerId,
    action: 'CAPACITY_ADDED',
    after: { capacity: id, title },
  })
  return { id }
}
