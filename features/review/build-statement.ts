import type { PublishedSource, PublishedStatement } from '#features/publications/document'
import { attributionSentence } from '#features/statements/statement'
import { toDay } from '#lib/dates'
import type { DeskStatement } from './queries.server'

type DeskAppearance = DeskStatement['appearances'][number]
type DeskSource = DeskAppearance['snapshot']['source']

/** The earliest published appearance; the first in its text among equals. */
export function firstAppearance({ appearances }: DeskStatement): DeskAppearance | undefined {
  const rank = ({ snapshot: { source } }: DeskAppearance) => source.publishedMax?.getTime() ?? Infinity
  return appearances.toSorted((one, other) => {
    const [first, second] = [rank(one), rank(other)]
    return first === second ? one.start - other.start : first - second
  })[0]
}

/** A statement in the public shape. */
export function buildStatement(statement: DeskStatement): PublishedStatement {
  const appearance = firstAppearance(statement)
  if (!appearance) throw new Error(`Statement ${statement.slug} is anchored in no snapshot.`)
  const { snapshot } = appearance
  const { slug, quote, context, quoteStart, gloss, language, translation, translator } = statement
  return {
    slug,
    quote,
    context,
    quoteStart,
    gloss,
    language,
    translation,
    translator,
    wording: statement.wording,
    act: statement.act,
    medium: statement.medium,
    addressee: statement.addressee,
    said: {
      edtf: statement.said,
      min: toDay(statement.saidMin),
      max: toDay(statement.saidMax),
      phrase: statement.saidPhrase,
      inferred: statement.saidInferred,
      basis: statement.saidBasis,
    },
    about: {
      edtf: statement.about,
      min: toDay(statement.aboutMin),
      max: toDay(statement.aboutMax),
      phrase: statement.aboutPhrase,
      inferred: statement.aboutInferred,
      basis: statement.aboutBasis,
    },
    standing: statement.standing,
    attribution: statement.attributions.map(({ speaker, capacity, cue, seen }) => ({
      speaker: {
        slug: speaker.slug,
        name: speaker.name,
        kind: speaker.kind,
        describedAs: speaker.describedAs,
        wikidataId: speaker.wikidataId,
      },
      capacity: capacity && { title: capacity.title, organisation: capacity.organisation?.name ?? null },
      cue,
      seen,
    })),
    attributionSentence: attributionSentence(statement.attributions),
    source: buildSource(snapshot.source),
    snapshot: {
      kind: snapshot.kind,
      sha256: snapshot.sha256,
      originalSha256: snapshot.originalSha256,
      start: appearance.start,
      end: appearance.end,
    },
  }
}

/** A source in the public shape. */
export function buildSource(source: DeskSource): PublishedSource {
  const { slug, kind, title, publisher, byline, dateline, url, language, published, updated, proximity } =
    source
  return {
    slug,
    kind,
    title,
    publisher,
    byline,
    dateline,
    url,
    language,
    published,
    publishedMin: toDay(source.publishedMin),
    publishedMax: toDay(source.publishedMax),
    updated,
    proximity,
  }
}
