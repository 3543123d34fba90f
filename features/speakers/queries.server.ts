import 'server-only'
import type { Editor } from '#features/editors/editor'
import { deskDb } from '#lib/desk-db.server'
import { likePattern } from '#lib/text'
import { speakersNamed } from './names.server'
import { speakerValues } from './schema'
import { assertCan } from '#features/editors/permissions'

const listMax = 100

/** Speakers by name. With words, speakers with a similar name or alias, most similar first. */
export async function deskSpeakers(editor: Editor, words: string) {
  assertCan(editor, 'desk:read')
  const query = words.trim()
  const near = await deskDb.$queryRaw<{ id: string }[]>`
    SELECT id FROM desk."Speaker"
    WHERE ${query} = '' OR lower(${query}) OPERATOR(public.<%) desk.names_of(name, aliases)
      OR desk.names_of(name, aliases) LIKE ${likePattern(words)}
    ORDER BY CASE WHEN ${query} = '' THEN 0 ELSE -public.word_similarity(lower(${query}), desk.names_of(name, aliases)) END,
      lower(name) LIMIT ${listMax}::int`
  const speakers = await deskDb.speaker.findMany({
    where: { id: { in: near.map(({ id }) => id) } },
    select: { id: true, slug: true, name: true, kind: true, aliases: true, describedAs: true },
  })
  const place = new Map(near.map(({ id }, index) => [id, index]))
  return speakers.toSorted((left, right) => (place.get(left.id) ?? 0) - (place.get(right.id) ?? 0))
}

export function deskSpeaker(editor: Editor, slug: string) {
  assertCan(editor, 'desk:read')
  return deskDb.speaker.findUnique({
    where: { slug },
    include: {
      capacities: { include: { organisation: { select: { name: true } } }, orderBy: { title: 'asc' } },
      attributions: {
        select: {
          position: true,
          statement: { select: { slug: true, quote: true, wording: true, said: true, language: true } },
        },
        orderBy: { statement: { saidMin: 'asc' } },
        take: listMax,
      },
    },
  })
}

/** The stored values of the speaker's form. */
export async function deskSpeakerFields(editor: Editor, id: string) {
  assertCan(editor, 'desk:read')
  const stored = await deskDb.speaker.findUnique({ where: { id } })
  return stored && { slug: stored.slug, revision: stored.revision, values: speakerValues(stored) }
}

/** The only speaker with that name or alias; null if none or several have it. */
export async function deskSpeakerNamed(editor: Editor, name: string): Promise<{ id: string } | null> {
  assertCan(editor, 'desk:read')
  const namesakes = await speakersNamed(deskDb, { name })
  const [first] = namesakes
  return namesakes.length === 1 && first ? first : null
}
