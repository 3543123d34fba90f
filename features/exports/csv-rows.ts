import type {
  Passage,
  PublishedSource,
  PublishedStatement,
  RecordDocument,
} from '#features/publications/document'
import { paths } from '#lib/paths'
import {
  citation,
  citationAddress,
  notice,
  permalink,
  type ExportedDocument,
  type ExportContext,
} from './citation'
import { versionCells, sourceCells, recordCells, statementCells } from './csv-cells'
import { sourceNumber, sourcesOf, speakerOf } from './sentences'

/** Every line says which part it is and which version it is from; what does not belong to its part is empty. */
export const columns = [
  ...['part', 'side', 'ordinal', 'label', 'speaker', 'role', 'words', 'start', 'end', 'voice', 'wording'],
  ...['act', 'attribution', 'said', 'said_from', 'said_to', 'said_phrase', 'said_inferred', 'said_basis'],
  ...['published', 'published_from', 'published_to', 'updated', 'about', 'about_from', 'about_to'],
  ...[
    'about_phrase',
    'about_inferred',
    'about_basis',
    'medium',
    'addressee',
    'context',
    'gloss',
    'note',
    'language',
  ],
  ...['translation', 'translator', 'standing', 'source', 'source_title', 'publisher', 'byline', 'dateline'],
  ...['source_url', 'subject', 'summary', 'relation', 'as_worded', 'event', 'people', 'time', 'conditions'],
  ...['both_can_be_true', 'both_could_be_false', 'dispute_over', 'kind', 'both_could_be_true_if'],
  ...['what_would_settle_it', 'status', 'status_note', 'as_of', 'dispute', 'question', 'change', 'by', 'on'],
  ...['address', 'record', 'version', 'permalink', 'citation', 'sha256', 'notice'],
]

export type Row = Readonly<Record<string, string>>
const voiceOf = ({ start, end }: Passage, { quoteStart, quote }: PublishedStatement) =>
  start >= quoteStart && end <= quoteStart + quote.length ? 'quote' : 'reporter'

export function recordRows(document: RecordDocument, imprint: ExportContext): Row[] {
  const sides = [
    ['A', document.a, 'a'],
    ['B', document.b, 'b'],
  ] as const
  const passage = ({ start, end, exact }: Passage) => ({
    words: exact,
    start: String(start),
    end: String(end),
  })
  return [
    { part: 'record', ...recordCells(document) },
    ...sides.map(([side, statement]) => ({
      part: 'statement',
      side,
      ...statementRow(statement, document, imprint),
    })),
    ...document.ties.flatMap((tie) =>
      sides.flatMap(([side, statement, key]) =>
        tie[key].map((one) => ({
          part: 'passage',
          side,
          ordinal: String(tie.ordinal),
          label: tie.label,
          speaker: speakerOf(statement),
          voice: voiceOf(one, statement),
          ...passage(one),
        })),
      ),
    ),
    ...document.evidence.map(({ bearsOn, stance, hand, note, source, place, exact }) => ({
      part: 'evidence',
      side: bearsOn,
      label: `${stance}, ${hand}${source === null ? ', not on file' : ''}${place === null ? '' : `, ${place}`}`,
      note,
      words: exact ?? '',
      source: source === null ? '' : String(sourceNumber(document, source)),
    })),
    ...document.notes.map(({ letter, on, passage: anchor, body, by, notedOn }) => ({
      part: 'note',
      side: on === 'RECORD' ? '' : on,
      label: letter,
      ...(anchor === null ? {} : passage(anchor)),
      note: body,
      by,
      on: notedOn,
    })),
    ...sourceRows(document),
  ].map((row) => ({ ...row, ...imprintCells(document, imprint) }))
}

export function disputeRows(
  document: Exclude<ExportedDocument, RecordDocument>,
  imprint: ExportContext,
): Row[] {
  const { title, question, summary, asOf, statements } = document
  return [
    {
      part: 'dispute',
      subject: title,
      dispute: title,
      question,
      summary,
      as_of: asOf,
      ...versionCells(document),
    },
    ...statements.map((statement, index) => ({
      part: 'statement',
      ordinal: String(index + 1),
      ...statementRow(statement, document, imprint),
    })),
    ...sourceRows(document),
  ].map((row) => ({ ...row, ...imprintCells(document, imprint) }))
}

function statementRow(
  statement: PublishedStatement,
  document: ExportedDocument,
  { origin }: ExportContext,
): Row {
  return {
    ...statementCells(statement),
    ...sourceCells(statement.source),
    source: String(sourceNumber(document, statement.source)),
    address: `${origin}${paths.statement(statement.slug)}`,
  }
}

const sourceRows = (document: ExportedDocument): Row[] =>
  sourcesOf(document).map((source: PublishedSource, index) => ({
    part: 'source',
    source: String(index + 1),
    ...sourceCells(source),
  }))

function imprintCells(document: ExportedDocument, { origin, sha256 }: ExportContext): Row {
  return {
    record: 'number' in document ? String(document.number) : '',
    version: String(document.version),
    permalink: permalink(document, origin),
    citation: `${citation(document)} ${citationAddress(document, origin)}`,
    sha256,
    notice,
  }
}
