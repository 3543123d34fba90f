import type { Editor } from '#features/editors/editor'
import { captureSource } from '#features/sources/commands.server'
import { addCapacity, addSpeaker } from '#features/speakers/commands.server'
import { capacityDraft, speakerDraft } from '#features/speakers/schema'
import { sourceDraft } from '#features/sources/schema'
import type { DisputeFile } from './dispute-file'
import { type Excerpt, excerptOf } from './excerpt'

/** White space and commas between two pieces of an article, by their offset in the article. */
const preservedGaps: Record<string, ReadonlyMap<number, string>> = {
  etv: new Map([
    [1531, ' '],
    [2147, '\n\n'],
    [3239, '\n\n'],
    [3447, '\n\n'],
    [3613, ', '],
  ]),
  bs: new Map([
    [933, ' '],
    [1074, ' '],
    [1447, '\n\n'],
    [1792, ' '],
    [1912, '\n\n\n'],
    [1982, ' '],
  ]),
}

/** "Business Standard" states only the time of its last update. */
const publishedWhenOnlyUpdated = (updated: string) => `../${updated.slice(0, 10)}`

export type Article = { snapshotId: string; excerpt: Excerpt }

/** Stores excerpts: the headline, the contexts of statements in records, and the quotes of other statements. */
export async function captureArticles(editor: Editor, file: DisputeFile): Promise<Map<string, Article>> {
  const inRecords = new Set(file.contradictions.flatMap(({ statements: { a, b } }) => [a, b]))
  const articles = new Map<string, Article>()
  for (const source of file.sources) {
    const pieces = file.statements
      .filter((statement) => statement.source === source.id)
      .map(({ id, text, span, context, context_span }) =>
        inRecords.has(id) ? { text: context, ...context_span } : { text, ...span },
      )
    const excerpt = excerptOf([source.headline_span, ...pieces], preservedGaps[source.id] ?? new Map())
    const { snapshotId } = await captureSource(
      editor,
      sourceDraft.parse({
        kind: 'ARTICLE',
        title: source.headline,
        dateline: source.dateline,
        publisher: source.publisher,
        byline: source.byline,
        language: source.language,
        published: source.published ?? publishedWhenOnlyUpdated(source.updated),
        updated: source.updated,
        snapshot: { kind: 'EXCERPT', text: excerpt.text, originalSha256: source.sha256 },
      }),
    )
    articles.set(source.id, { snapshotId, excerpt })
  }
  return articles
}

/** Maps the speaker types of the file. */
const kinds: Record<string, 'PERSON' | 'ORGANISATION' | 'UNNAMED'> = {
  person: 'PERSON',
  company: 'ORGANISATION',
  government: 'ORGANISATION',
  'government body': 'ORGANISATION',
  publication: 'ORGANISATION',
  'unnamed group': 'UNNAMED',
  group: 'UNNAMED',
}

/** Occurs in one attribution, and not in the file's list of speakers. */
const unnamedSources = {
  id: 'unnamed-sources',
  name: 'Unnamed sources',
  type: 'unnamed group',
  role_as_reported: [{ source: 'bs', text: 'sources' }],
}

export type Cast = {
  speakerId: (id: string) => string
  /** The speaker's capacity as that source words it, or null. */
  capacityId: (id: string, source: string) => string | null
}

export async function addCast(editor: Editor, file: DisputeFile): Promise<Cast> {
  const speakers = new Map<string, string>()
  const capacities = new Map<string, string>()
  for (const { id, name, type, role_as_reported: roles } of [...file.speakers, unnamedSources]) {
    const kind = kinds[type]
    const describedAs = kind === 'UNNAMED' ? (roles[0]?.text ?? null) : null
    const aliases = id === 'malviya' ? ['Malaviya'] : []
    const speaker = await addSpeaker(editor, speakerDraft.parse({ kind, name, aliases, describedAs }))
    speakers.set(id, speaker.id)
    if (kind === 'UNNAMED' || type === 'publication') continue
    for (const { source, text } of roles) {
      if (capacities.has(`${id} ${source}`)) continue
      const capacity = await addCapacity(editor, capacityDraft.parse({ speakerId: speaker.id, title: text }))
      capacities.set(`${id} ${source}`, capacity.id)
    }
  }
  return {
    speakerId: (id) => lookUp(speakers, id),
    capacityId: (id, source) => capacities.get(`${id} ${source}`) ?? null,
  }
}

/** @throws if the file refers to an id that it does not list */
export function lookUp<Value>(values: ReadonlyMap<string, Value>, id: string): Value {
  const value = values.get(id)
  if (value === undefined) throw new Error(`The demonstration dispute names “${id}”, which it does not list.`)
  return value
}
