import { z } from 'zod'
import { cue, dimension, disputeOver, recordStatus, relation, scope } from '#features/records/record'
import { proximity, snapshotKind, sourceKind } from '#features/sources/source'
import { speakerKind } from '#features/speakers/speaker'
import { act, standing, wording } from '#features/statements/statement'

/**
 * The only public form of a subject. A published document is frozen, self-contained and canonical: page, exports, API
 * and feeds are pure functions of it. Every field is present; an unknown value is null. A field that a later release adds
 * is `.exactOptional()`, because publications from before do not have it and never change.
 * Offsets are UTF-16 code units, end exclusive.
 */
const day = z.iso.date()
const slug = z.string().min(1)
const offset = z.int().min(0)

/** A date in EDTF with its bounds in calendar days, and its basis. */
const publishedDate = z.strictObject({
  edtf: z.string().nullable(),
  min: day.nullable(),
  max: day.nullable(),
  /** The source's own words for the date. */
  phrase: z.string().nullable(),
  inferred: z.boolean(),
  basis: z.string().nullable(),
})
export type PublishedDate = z.infer<typeof publishedDate>

export const publishedSpeaker = z.strictObject({
  slug,
  name: z.string(),
  kind: speakerKind,
  describedAs: z.string().nullable(),
  wikidataId: z.string().nullable(),
})
export type PublishedSpeaker = z.infer<typeof publishedSpeaker>

export const publishedSource = z.strictObject({
  slug,
  kind: sourceKind,
  title: z.string(),
  publisher: z.string(),
  byline: z.string().nullable(),
  dateline: z.string().nullable(),
  url: z.string().nullable(),
  language: z.string(),
  /** EDTF; a date with time has the source's UTC offset. */
  published: z.string().nullable(),
  publishedMin: day.nullable(),
  publishedMax: day.nullable(),
  /** EDTF */
  updated: z.string().nullable(),
  proximity,
})
export type PublishedSource = z.infer<typeof publishedSource>

/** Position 0 is the originator; the last step is the publication that the editor read. */
const publishedAttribution = z.strictObject({
  speaker: publishedSpeaker,
  capacity: z.strictObject({ title: z.string(), organisation: z.string().nullable() }).nullable(),
  cue: z.string().nullable(),
  seen: z.boolean(),
})
export type PublishedAttribution = z.infer<typeof publishedAttribution>

type Span = { start: number; end: number; exact: string }
/** True if the text has exactly these words at these offsets. */
const isAt = (text: string, { start, end, exact }: Span) => start < end && text.slice(start, end) === exact
const notThere = 'The words are not those at their offsets.'

const statementFields = z.strictObject({
  slug,
  quote: z.string(),
  /** The framing words of the source around the quote, the quote included. */
  context: z.string(),
  quoteStart: offset,
  gloss: z.string().nullable(),
  language: z.string(),
  translation: z.string().nullable(),
  translator: z.string().nullable(),
  wording,
  act,
  medium: z.string().nullable(),
  addressee: z.string().nullable(),
  said: publishedDate,
  about: publishedDate,
  standing,
  attribution: z.array(publishedAttribution).min(1),
  /** The chain as one readable sentence. */
  attributionSentence: z.string(),
  source: publishedSource,
  /** The position of the quote in the stored text of the source. */
  snapshot: z.strictObject({
    kind: snapshotKind,
    sha256: z.string(),
    originalSha256: z.string().nullable(),
    start: offset,
    end: offset,
  }),
})
export const publishedStatement = statementFields.refine(
  ({ context, quote, quoteStart }) =>
    isAt(context, { start: quoteStart, end: quoteStart + quote.length, exact: quote }),
  { path: ['quoteStart'], message: notThere },
)
export type PublishedStatement = z.infer<typeof publishedStatement>

/** Offsets into the statement's context. */
const passage = z.strictObject({ start: offset, end: offset, exact: z.string() })
export type Passage = z.infer<typeof passage>

const publishedTie = z.strictObject({
  ordinal: z.int().min(1),
  label: z.string(),
  a: z.array(passage).min(1),
  b: z.array(passage).min(1),
})
export type PublishedTie = z.infer<typeof publishedTie>

const publishedEvidence = z.strictObject({
  bearsOn: z.enum(['A', 'B', 'BOTH']),
  stance: z.enum(['SUPPORTS', 'REFUTES', 'CONTEXT']),
  hand: z.enum(['FIRST_HAND', 'SECOND_HAND']),
  note: z.string(),
  /** Null: not on file. */
  source: publishedSource.nullable(),
  place: z.string().nullable(),
  exact: z.string().nullable(),
  independenceGroup: z.string().nullable(),
})
export type PublishedEvidence = z.infer<typeof publishedEvidence>

const publishedNote = z.strictObject({
  letter: z.string(),
  on: z.enum(['A', 'B', 'RECORD']),
  /** Null if the note is on the whole record or on both sides. */
  passage: passage.nullable(),
  /** The two passages of a note on both sides, whose `on` is RECORD. Other notes do not have this field. */
  both: z.strictObject({ a: passage, b: passage }).optional(),
  /** Markdown subset */
  body: z.string(),
  /** By role, never by name. */
  by: z.string(),
  notedOn: day,
})
export type PublishedNote = z.infer<typeof publishedNote>

const versionFields = {
  version: z.int().min(1),
  publishedAt: z.iso.datetime(),
  changeNote: z.string(),
  isCorrection: z.boolean(),
  publishedBy: z.string(),
  approvedBy: z.string(),
}

const recordFields = z.strictObject({
  schema: z.literal('at-variance/record/1'),
  number: z.int().min(1),
  slug,
  ...versionFields,
  dispute: z.strictObject({ slug, title: z.string(), question: z.string() }),
  /** The subject of the disagreement: a noun phrase, or "whether …". */
  subject: z.string(),
  summary: z.string(),
  a: publishedStatement,
  b: publishedStatement,
  withItself: z.boolean(),
  scope: z.strictObject({ event: scope, people: scope, time: scope, conditions: scope }),
  bothCanBeTrue: z.boolean(),
  bothCouldBeFalse: z.boolean().nullable(),
  disputeOver: disputeOver.nullable(),
  relation,
  dimensions: z.array(dimension).min(1),
  cue: cue.nullable(),
  reconciliation: z.string().nullable(),
  whatWouldSettleIt: z.string().nullable(),
  status: recordStatus,
  statusNote: z.string().nullable(),
  asOf: day,
  ties: z.array(publishedTie).min(1),
  evidence: z.array(publishedEvidence),
  notes: z.array(publishedNote),
  /** The numbers in notes and evidence that named published records, which are linked. Absent if there are none. */
  mentions: z.array(z.int().min(1)).optional(),
})
export type RecordDocument = z.infer<typeof recordFields>

/** Each passage is the text of its side at its offsets, so a document never prints one speaker's words as another's. */
export const recordDocument = recordFields.superRefine(({ a, b, ties, notes }, check) => {
  const assertAt = (side: PublishedStatement, span: Span, path: (string | number)[]) => {
    if (!isAt(side.context, span)) check.addIssue({ code: 'custom', path, message: notThere })
  }
  for (const [index, tie] of ties.entries()) {
    for (const span of tie.a) assertAt(a, span, ['ties', index, 'a'])
    for (const span of tie.b) assertAt(b, span, ['ties', index, 'b'])
  }
  for (const [index, { on, passage: span, both }] of notes.entries()) {
    if (both) {
      assertAt(a, both.a, ['notes', index, 'both', 'a'])
      assertAt(b, both.b, ['notes', index, 'both', 'b'])
      if (on !== 'RECORD' || span !== null)
        check.addIssue({ code: 'custom', path: ['notes', index], message: notThere })
    }
    if (span === null) continue
    if (on === 'RECORD') check.addIssue({ code: 'custom', path: ['notes', index], message: notThere })
    else assertAt(on === 'A' ? a : b, span, ['notes', index, 'passage'])
  }
})

export const disputeDocument = z.strictObject({
  schema: z.literal('at-variance/dispute/1'),
  slug,
  ...versionFields,
  title: z.string(),
  question: z.string(),
  summary: z.string(),
  topics: z.array(z.string()),
  asOf: day,
  statements: z.array(publishedStatement).min(1),
})
export type DisputeDocument = z.infer<typeof disputeDocument>

type Json = null | boolean | number | string | Json[] | { [key: string]: Json | undefined }

/**
 * Canonical JSON: keys sorted by UTF-16 code unit, no white space, numbers and strings as JSON.stringify writes
 * them (RFC 8785; our numbers are integers). The same document always has the same bytes.
 */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const members = Object.keys(value)
    .toSorted()
    .flatMap((key) => {
      const member = value[key]
      return member === undefined ? [] : [`${JSON.stringify(key)}:${canonicalJson(member)}`]
    })
  return `{${members.join(',')}}`
}
