import type { Annotation, AnnotationTarget, Evidence, Tie, TiePassage } from '#generated/prisma/client'
import type { DeskDispute, DeskRecord, DeskStatement } from '#features/review/queries.server'
import { slugOf } from '#lib/identifiers'
import { type Random, idMaker, moment } from './random'
import type { Accounts } from './publications'

const ids = {
  ...{ record: idMaker(9), tie: idMaker(10), passage: idMaker(11), evidence: idMaker(12) },
  ...{ note: idMaker(13), target: idMaker(14) },
}
let recordCount = 0

/** The order of desk.is_earlier: day said, day published, offset in the report, id. */
function orderByTime(first: DeskStatement, second: DeskStatement): [DeskStatement, DeskStatement] {
  const rank = (statement: DeskStatement) => {
    const [appearance] = statement.appearances
    const days = [statement.saidMax, appearance?.snapshot.source.publishedMax ?? null]
    return [...days.map((day) => day?.getTime() ?? Infinity), appearance?.start ?? 0, statement.id] as const
  }
  const [firstRank, secondRank] = [rank(first), rank(second)]
  const at = firstRank.findIndex((value, index) => value !== secondRank[index])
  return (firstRank[at] ?? 0) < (secondRank[at] ?? 0) ? [first, second] : [second, first]
}

/** One record per five statements; no pair twice. */
export function makeRecords(random: Random, dispute: DeskDispute): DeskRecord[] {
  const statements = dispute.statements.map(({ statement }) => statement)
  const pairs = new Set<string>()
  const records: DeskRecord[] = []
  while (records.length < Math.floor(statements.length / 5)) {
    const sides = random.sample(statements, 2)
    const [a, b] = sides.length === 2 && sides[0] && sides[1] ? orderByTime(sides[0], sides[1]) : sides
    if (!a || !b || pairs.has(`${a.id} ${b.id}`)) continue
    pairs.add(`${a.id} ${b.id}`)
    records.push(makeRecord(random, dispute, [a, b]))
  }
  return records
}

function makeRecord(
  random: Random,
  dispute: DeskDispute,
  [a, b]: [DeskStatement, DeskStatement],
): DeskRecord {
  const id = ids.record()
  const subject = subjectOf(a)
  const isStrict = random.chance(0.3)
  recordCount += 1
  return {
    ...{ id, number: recordCount, slug: slugOf(subject), disputeId: dispute.id, subject },
    ...{ statementAId: a.id, statementBId: b.id, statementA: a, statementB: b, dispute },
    firstDispute: null,
    disputeText: { slug: dispute.slug, title: dispute.title, question: dispute.question },
    mentions: [],
    summary: `${speakerName(a)} says: ${a.gloss ?? ''} ${speakerName(b)} says: ${b.gloss ?? ''}`,
    ...{ event: 'SAME', people: 'SAME', time: 'SAME', conditions: 'SAME' },
    ...(isStrict
      ? { bothCanBeTrue: false, bothCouldBeFalse: true, disputeOver: null, relation: 'CONTRARY' }
      : { bothCanBeTrue: true, bothCouldBeFalse: null, disputeOver: 'FACT', relation: 'IN_TENSION' }),
    dimensions: random.sample(
      ['QUANTITY', 'OCCURRENCE', 'TIME', 'PLACE', 'CONTENT', 'KNOWLEDGE'],
      random.integer(1, 2),
    ),
    ...{
      cue: 'NUMERIC',
      reconciliation: isStrict ? null : 'the two counted different months of the same year.',
    },
    ...{ whatWouldSettleIt: `The register of ${dispute.title}.`, statusNote: null },
    status: random.pick(['OPEN', 'OPEN', 'OPEN', 'OPEN', 'ANSWERED', 'RECONCILED'] as const),
    ...{ asOf: moment(0), materiality: null, reviewOn: null, revision: 1, needsReview: false },
    ...{ state: 'APPROVED', publicState: 'PUBLISHED', createdAt: moment(0) },
    ties: Array.from({ length: random.integer(1, 3) }, (_, index) =>
      makeTie(random, { id, ordinal: index + 1, sides: [a, b] }),
    ),
    evidence: Array.from({ length: random.integer(0, 2) }, (_, index) =>
      makeEvidence(random, { id, ordinal: index + 1, dispute }),
    ),
    targets: [],
  }
}

const speakerName = ({ attributions }: DeskStatement) => attributions[0]?.speaker.name ?? ''
const subjectOf = ({ quote }: DeskStatement) =>
  `whether ${quote.split(' ').slice(0, 7).join(' ').replace(/[.,]$/, '')}`

/** A passage of three to six words, as an editor would select it. */
function pickPassage(random: Random, { id, context, quote, quoteStart }: DeskStatement) {
  const words = [...quote.matchAll(/\S+/g)]
  const first = random.integer(0, Math.max(0, words.length - 5))
  const last = words[Math.min(words.length - 1, first + random.integer(2, 5))]
  const start = quoteStart + (words[first]?.index ?? 0)
  const end = quoteStart + (last ? last.index + last[0].length : quote.length)
  return { statementId: id, start, end, exact: context.slice(start, end) }
}

type Part = { id: string; ordinal: number }

function makeTie(
  random: Random,
  { id, ordinal, sides }: Part & { sides: DeskStatement[] },
): DeskRecord['ties'][number] {
  const tie: Tie = {
    id: ids.tie(),
    recordId: id,
    ordinal,
    label: random.pick(['the number', 'the month', 'who knew']),
  }
  const passages = sides.map((side): TiePassage => ({
    id: ids.passage(),
    tieId: tie.id,
    ...pickPassage(random, side),
  }))
  return { ...tie, passages, targets: [] }
}

function makeEvidence(
  random: Random,
  { id, ordinal, dispute }: Part & { dispute: DeskDispute },
): DeskRecord['evidence'][number] {
  const { statement } = random.pick(dispute.statements)
  const snapshot = statement.appearances[0]?.snapshot ?? null
  const evidence: Evidence = {
    ...{
      id: ids.evidence(),
      recordId: id,
      ordinal,
      statementId: null,
      stance: 'CONTEXT',
      hand: 'SECOND_HAND',
    },
    ...{ note: statement.gloss ?? '', snapshotId: snapshot?.id ?? null, place: null },
    ...{ start: null, end: null, exact: null, independenceGroup: null },
  }
  return { ...evidence, snapshot, targets: [] }
}

/** Notes on a passage of either side or on the whole record. Three in ten are public. */
export function makeNotes(random: Random, record: DeskRecord, { editor }: Accounts): DeskRecord['targets'] {
  return Array.from({ length: random.integer(0, 5) }, () => {
    const id = ids.note()
    const target = (ordinal: number, on: Partial<AnnotationTarget>): AnnotationTarget => ({
      ...{ id: ids.target(), annotationId: id, ordinal, statementId: null, recordId: null, tieId: null },
      ...{ evidenceId: null, start: null, end: null, exact: null, ...on },
    })
    const passages = random.chance(0.8)
      ? [pickPassage(random, random.pick([record.statementA, record.statementB]))]
      : []
    const onRecord = target(passages.length, { recordId: record.id })
    const annotation: Annotation = {
      ...{ id, authorId: editor, motivation: 'COMMENTING', blocking: false, parentId: null, revision: 1 },
      body: `The report gives **no date** for it. See *${record.dispute.title}*.`,
      visibility: random.chance(0.3) ? 'PUBLIC' : 'INTERNAL',
      ...{ resolvedAt: null, resolvedById: null, assigneeId: null, createdAt: moment(0) },
    }
    const targets = [...passages.map((on, index) => target(index, on)), onRecord]
    return { ...onRecord, annotation: { ...annotation, targets } }
  })
}
