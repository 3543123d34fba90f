import { letteredNotes } from '#features/annotations/lettering'
import {
  disputeDocument,
  recordDocument,
  type DisputeDocument,
  type PublishedEvidence,
  type PublishedNote,
  type PublishedSource,
  type PublishedStatement,
  type PublishedTie,
  type RecordDocument,
} from '#features/publications/document'
import { attributionSentence } from '#features/statements/attribution-sentence'
import { toDay } from '#lib/dates'
import type { DeskDispute, DeskRecord, DeskStatement } from './queries.server'
import type { ChangeNote } from './schema'

export type VersionInfo = Pick<
  RecordDocument,
  'version' | 'publishedAt' | 'changeNote' | 'isCorrection' | 'publishedBy' | 'approvedBy'
>
/** Maps an editor to the role that readers see; they never see a name. */
export type RoleOf = (editorId: string) => string

/** Readers see the editor of revision 1 as "Desk editor" and every other editor as "Second editor". */
export const publicRoles =
  (firstId: string | null): RoleOf =>
  (editorId) =>
    editorId === firstId ? 'Desk editor' : 'Second editor'

/** Builds the document of a record's next version. Parse the result: an incomplete record does not match the schema. */
export function buildRecordDocument(record: DeskRecord, versionInfo: VersionInfo, roleOf: RoleOf) {
  const { statementA: a, statementB: b, disputeText } = record
  return {
    schema: 'at-variance/record/1',
    number: record.number,
    slug: record.slug,
    ...versionInfo,
    dispute: disputeText,
    subject: record.subject,
    summary: record.summary,
    a: buildStatement(a),
    b: buildStatement(b),
    withItself: a.attributions[0]?.speakerId === b.attributions[0]?.speakerId,
    scope: {
      event: record.event,
      people: record.people,
      time: record.time,
      conditions: record.conditions,
    },
    bothCanBeTrue: record.bothCanBeTrue,
    bothCouldBeFalse: record.bothCouldBeFalse,
    disputeOver: record.disputeOver,
    relation: record.relation,
    dimensions: record.dimensions,
    cue: record.cue,
    reconciliation: record.reconciliation,
    whatWouldSettleIt: record.whatWouldSettleIt,
    status: record.status,
    statusNote: record.statusNote,
    asOf: toDay(record.asOf),
    ties: record.ties.map((tie) => buildTie(tie, record)),
    evidence: record.evidence.map((item) => buildEvidence(item, record)),
    notes: buildNotes(record, roleOf),
    ...(record.mentions.length === 0 ? {} : { mentions: record.mentions }),
  }
}

function buildTie(
  { ordinal, label, passages }: DeskRecord['ties'][number],
  record: DeskRecord,
): PublishedTie {
  const passagesOf = (statementId: string) =>
    passages
      .filter((passage) => passage.statementId === statementId)
      .map(({ start, end, exact }) => ({ start, end, exact }))
  return { ordinal, label, a: passagesOf(record.statementAId), b: passagesOf(record.statementBId) }
}

function buildEvidence(item: DeskRecord['evidence'][number], record: DeskRecord): PublishedEvidence {
  const { stance, hand, note, place, exact, independenceGroup, snapshot, statementId } = item
  return {
    bearsOn: statementId === null ? 'BOTH' : statementId === record.statementAId ? 'A' : 'B',
    stance,
    hand,
    note,
    source: snapshot && buildSource(snapshot.source),
    place,
    exact,
    independenceGroup,
  }
}

function buildNotes(record: DeskRecord, roleOf: RoleOf): PublishedNote[] {
  const notes = record.targets.map(({ annotation }) => annotation)
  return letteredNotes(notes, record).flatMap(({ letter, on, note, passage }) =>
    on === null
      ? []
      : [
          {
            letter,
            on,
            passage: buildPassage(passage),
            ...bothPassages(note.targets, record),
            body: note.body,
            by: roleOf(note.authorId),
            notedOn: toDay(note.createdAt),
          },
        ],
  )
}

type Target = DeskRecord['targets'][number]['annotation']['targets'][number]

function buildPassage(target: Target | null): PublishedNote['passage'] {
  const { start = null, end = null, exact = null } = target ?? {}
  return start === null || end === null || exact === null ? null : { start, end, exact }
}

/** The passages of a note that has one on each side. */
function bothPassages(targets: readonly Target[], record: DeskRecord): Pick<PublishedNote, 'both'> {
  const passageOn = (id: string) =>
    buildPassage(targets.find(({ statementId }) => statementId === id) ?? null)
  const [a, b] = [passageOn(record.statementAId), passageOn(record.statementBId)]
  return a && b ? { both: { a, b } } : {}
}

export function buildDisputeDocument(dispute: DeskDispute, versionInfo: VersionInfo): DisputeDocument {
  return {
    schema: 'at-variance/dispute/1',
    slug: dispute.slug,
    ...versionInfo,
    title: dispute.title,
    question: dispute.question,
    summary: dispute.summary,
    topics: dispute.topics,
    asOf: toDay(dispute.asOf),
    statements: dispute.statements
      .filter(({ statement }) => firstAppearance(statement) !== undefined)
      .map(({ statement }) => buildStatement(statement)),
  }
}

/** The document that publication would freeze, or null if a required part is missing. */
export function recordPreview(
  record: DeskRecord,
  versionInfo: VersionInfo,
  roleOf: RoleOf,
): RecordDocument | null {
  if (!firstAppearance(record.statementA) || !firstAppearance(record.statementB)) return null
  return recordDocument.safeParse(buildRecordDocument(record, versionInfo, roleOf)).data ?? null
}

export function disputePreview(dispute: DeskDispute, versionInfo: VersionInfo): DisputeDocument | null {
  return disputeDocument.safeParse(buildDisputeDocument(dispute, versionInfo)).data ?? null
}

type NextVersion = { version: number; sentBy: string | null; note: ChangeNote; roleOf: RoleOf }

/** The data of the next version, as the reader's approval would make it. */
export function previewVersionInfo(
  { version, sentBy, note, roleOf }: NextVersion,
  reader: { id: string; now: Date },
): VersionInfo {
  return {
    version,
    publishedAt: reader.now.toISOString(),
    ...note,
    publishedBy: roleOf(sentBy ?? reader.id),
    approvedBy: roleOf(reader.id),
  }
}

type DeskAppearance = DeskStatement['appearances'][number]
type DeskSource = DeskAppearance['snapshot']['source']

/** The earliest published appearance. Among equals, the first in its text. */
export function firstAppearance({ appearances }: DeskStatement): DeskAppearance | undefined {
  const rank = ({ snapshot: { source } }: DeskAppearance) => source.publishedMax?.getTime() ?? Infinity
  return appearances.toSorted((left, right) => {
    const [first, second] = [rank(left), rank(right)]
    return first === second ? left.start - right.start : first - second
  })[0]
}

function buildStatement(statement: DeskStatement): PublishedStatement {
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

function buildSource(source: DeskSource): PublishedSource {
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
