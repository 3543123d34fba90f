import { createHash } from 'node:crypto'
import type { Appearance, Attribution, Snapshot, Source, Statement } from '#generated/prisma/client'
import type { DeskStatement } from '#features/review/queries.server'
import { toDay } from '#lib/dates'
import { slugOf } from '#lib/identifiers'
import type { People, SpeakerInRole } from './people'
import { type Random, dayNumber, daysInAll, idMaker, moment } from './random'
import { type Topic, makeTopic, makeQuote } from './vocabulary'

const ids = {
  source: idMaker(3),
  snapshot: idMaker(4),
  statement: idMaker(5),
  link: idMaker(6),
  appearance: idMaker(7),
}
let statementCount = 0

type Utterance = { by: SpeakerInRole; on: number; words: string; context: string; quoteStart: number }
export type ReportedStatements = { statements: DeskStatement[]; sources: Source[]; snapshots: Snapshot[] }

const perReport = 10
const reportVerbs = ['said', 'told the paper', 'wrote', 'replied', 'stated']

/** The statements of one dispute, ten per report. Each report contains its statements verbatim. */
export function makeStatements(
  random: Random,
  { people, count }: { people: People; count: number },
): ReportedStatements {
  const topics = Array.from({ length: random.integer(2, 5) }, () => makeTopic(random))
  const speakers = Array.from({ length: random.integer(3, 9) }, () => random.pickSkewed(people.speakers))
  const firstDay = random.integer(0, daysInAll - 400)
  const reported: ReportedStatements = { statements: [], sources: [], snapshots: [] }
  while (reported.statements.length < count) {
    const publishedOn = firstDay + random.integer(3, 380)
    const publisher = random.pickSkewed(people.publishers)
    const utterances = Array.from({ length: Math.min(perReport, count - reported.statements.length) }, () =>
      makeUtterance(random, { by: random.pick(speakers), topic: random.pick(topics), publishedOn }),
    )
    const { source, snapshot } = makeReport(random, {
      publisher,
      publishedOn,
      utterances,
      topic: random.pick(topics),
    })
    reported.sources.push(source)
    reported.snapshots.push(snapshot)
    let at = 0
    for (const utterance of utterances) {
      const start = snapshot.text.indexOf(utterance.context, at) + utterance.quoteStart
      at = start
      reported.statements.push(makeStatement(random, { utterance, start, publisher, source, snapshot }))
    }
  }
  return reported
}

function makeUtterance(
  random: Random,
  input: { by: SpeakerInRole; topic: Topic; publishedOn: number },
): Utterance {
  const { by, topic, publishedOn } = input
  const words = makeQuote(random, topic)
  const on = publishedOn - random.integer(0, 3)
  return {
    by,
    on,
    words,
    context: `“${words}” ${by.speaker.name} ${random.pick(reportVerbs)} on ${toDay(dayNumber(on))}.`,
    quoteStart: 1,
  }
}

type Report = { publisher: SpeakerInRole; publishedOn: number; utterances: Utterance[]; topic: Topic }

function makeReport(random: Random, { publisher, publishedOn, utterances, topic }: Report) {
  const id = ids.source()
  const title = `${publisher.speaker.name}: ${topic.label}`
  const text = [title, ...utterances.map(({ context }) => context)].join('\n\n')
  const [url, publishedMax] = [`https://reports.example/${id}`, dayNumber(publishedOn)]
  const source: Source = {
    ...{ id, slug: `${slugOf(title)}-${id.slice(-8)}`, kind: 'ARTICLE', url, canonicalUrl: url, title },
    ...{ dateline: null, publisher: publisher.speaker.name, byline: null, language: 'en' },
    ...{ published: toDay(publishedMax), publishedMin: publishedMax, publishedMax, updated: null },
    ...{ proximity: random.chance(0.2) ? 'ORIGINAL' : 'DERIVATIVE', revision: 1, createdAt: moment(0) },
  }
  const snapshot: Snapshot = {
    ...{ id: ids.snapshot(), sourceId: id, kind: 'FULL', text, originalSha256: null, archivedUrl: null },
    ...{ sha256: createHash('sha256').update(text).digest('hex'), capturedAt: moment(0) },
  }
  return { source, snapshot }
}

type ReportedUtterance = {
  utterance: Utterance
  start: number
  publisher: SpeakerInRole
  source: Source
  snapshot: Snapshot
}

function makeStatement(
  random: Random,
  { utterance, start, publisher, source, snapshot }: ReportedUtterance,
): DeskStatement {
  const id = ids.statement()
  const { words, context, quoteStart, by } = utterance
  const day = dayNumber(utterance.on)
  const dated = { edtf: toDay(day), day }
  statementCount += 1
  const statement: Statement = {
    ...{
      id,
      slug: `${by.speaker.slug}-${statementCount}`,
      quote: words,
      context,
      quoteStart,
      language: 'en',
    },
    ...{ gloss: words.slice(0, words.indexOf('.') + 1), translation: null, translator: null },
    ...{
      wording: 'VERBATIM',
      act: random.chance(0.3) ? 'DENIED' : 'ASSERTED',
      medium: null,
      addressee: null,
    },
    ...{ said: dated.edtf, saidMin: dated.day, saidMax: dated.day, saidPhrase: null },
    ...{ saidInferred: false, saidBasis: null, about: null, aboutMin: null, aboutMax: null },
    ...{ aboutPhrase: null, aboutInferred: false, aboutBasis: null, dateOverride: null },
    ...{ standing: 'STANDS', revision: 1, createdAt: moment(0) },
  }
  const link = (position: number, { speaker, role }: SpeakerInRole, cue: string) => ({
    ...({
      ...{ id: ids.link(), statementId: id, position, speakerId: speaker.id },
      ...{ capacityId: role?.id ?? null, cue, seen: true },
    } satisfies Attribution),
    ...{ speaker, capacity: role },
  })
  const appearance: Appearance = {
    ...{ id: ids.appearance(), statementId: id, snapshotId: snapshot.id, exact: words },
    prefix: snapshot.text.slice(Math.max(0, start - 32), start),
    suffix: snapshot.text.slice(start + words.length, start + words.length + 32),
    ...{ start, end: start + words.length, page: null, line: null, timecode: null, anchor: 'ANCHORED' },
  }
  return {
    ...statement,
    targets: [],
    attributions: [link(0, by, 'said'), link(1, publisher, 'reports')],
    appearances: [{ ...appearance, snapshot: { ...snapshot, source } }],
  }
}
