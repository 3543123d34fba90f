import { letteredNotes } from '#features/annotations/lettering'
import type {
  DisputeDocument,
  PublishedEvidence,
  PublishedNote,
  PublishedTie,
  RecordDocument,
} from '#features/publications/document'
import { toDay } from '#lib/dates'
import { firstAppearance, buildSource, buildStatement } from './build-statement'
import type { DeskDispute, DeskRecord } from './queries.server'

export type VersionInfo = Pick<
  RecordDocument,
  'version' | 'publishedAt' | 'changeNote' | 'isCorrection' | 'publishedBy' | 'approvedBy'
>
/** How readers see an editor: by role, never by name. */
export type RoleOf = (editorId: string) => string

/** Who began it is the desk editor to readers; whoever else worked on it, the second. */
export const publicRoles =
  (firstId: string | null): RoleOf =>
  (editorId) =>
    editorId === firstId ? 'Desk editor' : 'Second editor'

/** A record as its next version would stand. Parse the result: what is not ready does not fit the shape. */
export function buildRecordDocument(record: DeskRecord, edition: VersionInfo, roleOf: RoleOf) {
  const { statementA: a, statementB: b, dispute } = record
  return {
    schema: 'at-variance/record/1',
    number: record.number,
    slug: record.slug,
    ...edition,
    dispute: { slug: dispute.slug, title: dispute.title, question: dispute.question },
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
  }
}

function buildTie(
  { ordinal, label, passages }: DeskRecord['ties'][number],
  record: DeskRecord,
): PublishedTie {
  const of = (statementId: string) =>
    passages
      .filter((passage) => passage.statementId === statementId)
      .map(({ start, end, exact }) => ({ start, end, exact }))
  return { ordinal, label, a: of(record.statementAId), b: of(record.statementBId) }
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

export function buildDisputeDocument(dispute: DeskDispute, edition: VersionInfo): DisputeDocument {
  return {
    schema: 'at-variance/dispute/1',
    slug: dispute.slug,
    ...edition,
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
