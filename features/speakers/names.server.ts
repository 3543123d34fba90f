import 'server-only'
import type { Transaction } from '#lib/desk-db.server'
import type { SpeakerKind } from './speaker'

export type KnownSpeaker = {
  id: string
  slug: string
  name: string
  kind: SpeakerKind
  describedAs: string | null
}
type Named = { name: string; except?: string | null }

/** Speakers with this name or alias. Names that differ only in what cannot be seen are the same. */
export const speakersNamed = (db: Pick<Transaction, '$queryRaw'>, { name, except = null }: Named) =>
  db.$queryRaw<KnownSpeaker[]>`
    SELECT id, slug, name, kind::text AS kind, "describedAs" FROM desk."Speaker"
    WHERE (desk.name_key(name) = desk.name_key(${name}) OR desk.name_keys(aliases) @> ARRAY[desk.name_key(${name})])
      AND (${except}::uuid IS NULL OR id <> ${except}::uuid)
    ORDER BY id`

/** Speakers with another name, or alias, that differs in accents, punctuation, order or title alone. */
export const speakersLike = (db: Pick<Transaction, '$queryRaw'>, { name, except = null }: Named) =>
  db.$queryRaw<KnownSpeaker[]>`
    SELECT id, slug, name, kind::text AS kind, "describedAs" FROM desk."Speaker"
    WHERE desk.name_likeness(${name}) <> ''
      AND desk.name_likenesses(aliases || name) @> ARRAY[desk.name_likeness(${name})]
      AND NOT desk.name_keys(aliases || name) @> ARRAY[desk.name_key(${name})]
      AND (${except}::uuid IS NULL OR id <> ${except}::uuid)
    ORDER BY name LIMIT 3`
