import { createHash } from 'node:crypto'
import type { Appearance, Attribution, Snapshot, Source, Statement } from '#generated/prisma/client'
import type { DeskStatement } from '#features/review/queries.server'
import { toDay } from '#lib/dates'
import { slugOf } from '#lib/identifiers'
import type { Cast, Member } from './cast'
import { type Chance, dayNumber, daysInAll, idMaker, moment } from './chance'
import { type Matter, matterOf, saying } from './tongue'

const ids = {
  source: idMaker(3),
  snapshot: idMaker(4),
  statement: idMaker(5),
  link: idMaker(6),
  place: idMaker(7),
}
let made = 0

type Said = { by: Member; on: number; words: string; context: string; quoteStart: number }
export type Told = { statements: DeskStatement[]; sources: Source[]; snapshots: Snapshot[] }

const perReport = 10
const reportVerbs = ['said', 'told the paper', 'wrote', 'replied', 'stated']

/** The statements of one dispute, ten to a report, each standing in it character for character. */
export function tell(chance: Chance, { cast, count }: { cast: Cast; count: number }): Told {
  const matters = Array.from({ length: chance.whole(2, 5) }, () => matterOf(chance))
  const voices = Array.from({ length: chance.whole(3, 9) }, () => chance.often(cast.people))
  const from = chance.whole(0, daysInAll - 400)
  const told: Told = { statements: [], sources: [], snapshots: [] }
  while (told.statements.length < count) {
    const readOn = from + chance.whole(3, 380)
    const publisher = chance.often(cast.publishers)
    const sayings = Array.from({ length: Math.min(perReport, count - told.statements.length) }, () =>
      sayingOf(chance, { by: chance.of(voices), matter: chance.of(matters), readOn }),
    )
    const { source, snapshot } = report(chance, { publisher, readOn, sayings, matter: chance.of(matters) })
    told.sources.push(source)
    told.snapshots.push(snapshot)
    let at = 0
    for (const said of sayings) {
      const start = snapshot.text.indexOf(said.context, at) + said.quoteStart
      at = start
      told.statements.push(statementOf(chance, { said, start, publisher, source, snapshot }))
    }
  }
  return told
}

function sayingOf(chance: Chance, given: { by: Member; matter: Matter; readOn: number }): Said {
  const { by, matter, readOn } = given
  const words = saying(chance, matter)
  const on = readOn - chance.whole(0, 3)
  return {
    by,
    on,
    words,
    context: `“${words}” ${by.speaker.name} ${chance.of(reportVerbs)} on ${toDay(dayNumber(on))}.`,
    quoteStart: 1,
  }
}

type Report = { publisher: Member; readOn: number; sayings: Said[]; matter: Matter }

function report(chance: Chance, { publisher, readOn, sayings, matter }: Report) {
  const id = ids.source()
  const title = `${publisher.speaker.name}: ${matter.label}`
  const text = [title, ...sayings.map(({ context }) => context)].join('\n\n')
  const [url, publishedMax] = [`https://reports.example/${id}`, dayNumber(readOn)]
  const source: Source = {
    ...{ id, slug: `${slugOf(title)}-${id.slice(-8)}`, kind: 'ARTICLE', url, canonicalUrl: url, title },
    ...{ dateline: null, publisher: publisher.speaker.name, byline: null, language: 'en' },
    ...{ published: toDay(publishedMax), publishedMin: publishedMax, publishedMax, updated: null },
    ...{ proximity: chance.is(0.2) ? 'ORIGINAL' : 'DERIVATIVE', revision: 1, createdAt: moment(0) },
  }
  const snapshot: Snapshot = {
    ...{ id: ids.snapshot(), sourceId: id, kind: 'FULL', text, originalSha256: null, archivedUrl: null },
    ...{ sha256: createHash('sha256').update(text).digest('hex'), capturedAt: moment(0) },
  }
  return { source, snapshot }
}

type Placed = { said: Said; start: number; publisher: Member; source: Source; snapshot: Snapshot }

function statementOf(chance: Chance, { said, start, publisher, source, snapshot }: Placed): DeskStatement {
  const id = ids.statement()
  const { words, context, quoteStart, by } = said
  const day = dayNumber(said.on)
  const dated = { edtf: toDay(day), day }
  made += 1
  const statement: Statement = {
    ...{ id, slug: `${by.speaker.slug}-${made}`, quote: words, context, quoteStart, language: 'en' },
    ...{ gloss: words.slice(0, words.indexOf('.') + 1), translation: null, translator: null },
    ...{ wording: 'VERBATIM', act: chance.is(0.3) ? 'DENIED' : 'ASSERTED', medium: null, addressee: null },
    ...{ said: dated.edtf, saidMin: dated.day, saidMax: dated.day, saidPhrase: null },
    ...{ saidInferred: false, saidBasis: null, about: null, aboutMin: null, aboutMax: null },
    ...{ aboutPhrase: null, aboutInferred: false, aboutBasis: null, dateOverride: null },
    ...{ standing: 'STANDS', revision: 1, createdAt: moment(0) },
  }
  const link = (position: number, { speaker, role }: Member, cue: string) => ({
    ...({
      ...{ id: ids.link(), statementId: id, position, speakerId: speaker.id },
      ...{ capacityId: role?.id ?? null, cue, seen: true },
    } satisfies Attribution),
    ...{ speaker, capacity: role },
  })
  const place: Appearance = {
    ...{ id: ids.place(), statementId: id, snapshotId: snapshot.id, exact: words },
    prefix: snapshot.text.slice(Math.max(0, start - 32), start),
    suffix: snapshot.text.slice(start + words.length, start + words.length + 32),
    ...{ start, end: start + words.length, page: null, line: null, timecode: null, anchor: 'ANCHORED' },
  }
  return {
    ...statement,
    targets: [],
    attributions: [link(0, by, 'said'), link(1, publisher, 'reports')],
    appearances: [{ ...place, snapshot: { ...snapshot, source } }],
  }
}
