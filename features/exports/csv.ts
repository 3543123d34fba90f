import { stringify } from 'csv-stringify/sync'
import type {
  Passage,
  PublishedDate,
  PublishedSource,
  PublishedStatement,
  RecordDocument,
} from '#features/publications/document'
import { notePassages } from '#features/publications/note-passages'
import { passageVoice } from '#features/publications/voice'
import { paths } from '#lib/paths'
import {
  citation,
  citationAddress,
  isRecord,
  notice,
  permalink,
  type ExportedDocument,
  type ExportContext,
} from './citation'
import { kindWords, relationWords, roleOf, sourceNumber, sourcesOf, speakerOf } from './sentences'

/**
 * Text that a spreadsheet would run as a formula. It begins with a tab or a line break, or with = + - @ (ASCII or
 * full width), also after spaces and invisible characters.
 */
const formula = /^'*(?:[\t\r\n]|[\s\p{C}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/u

/** Adds an apostrophe to a cell that looks like a formula, even after another one, so that one can always be removed. */
const escapeFormula = (cell: string): string => (formula.test(cell) ? `'${cell}` : cell)

/** The original text, without the apostrophe that `escapeFormula` added. */
export const unescapeFormula = (cell: string): string =>
  cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell

/** RFC 4180, with a byte order mark so that a spreadsheet reads it as UTF-8. */
export function formatCsv(lines: readonly (readonly string[])[]): string {
  return stringify(
    lines.map((cells) => cells.map(escapeFormula)),
    { bom: true, record_delimiter: 'windows', quote_record_delimiter: true, escape_formulas: true },
  )
}

export function csv(document: ExportedDocument, imprint: ExportContext): string {
  const rows = isRecord(document) ? recordRows(document, imprint) : disputeRows(document, imprint)
  return formatCsv([columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))])
}

/** Every line names its part and version; columns of other parts are empty. */
const columns = [
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

type Row = Readonly<Record<string, string>>

function recordRows(document: RecordDocument, imprint: ExportContext): Row[] {
  const sides = [
    ['A', document.a, 'a'],
    ['B', document.b, 'b'],
  ] as const
  const passage = ({ start, end, exact }: Passage, statement: PublishedStatement) => ({
    words: exact,
    start: String(start),
    end: String(end),
    voice: passageVoice(statement, { start, end }),
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
        tie[key].map((item) => ({
          part: 'passage',
          side,
          ordinal: String(tie.ordinal),
          label: tie.label,
          speaker: speakerOf(statement),
          act: statement.act,
          ...passage(item, statement),
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
    ...document.notes.flatMap((note) => {
      const { letter, on, body, by, notedOn } = note
      const row = { part: 'note', label: letter, note: body, by, on: notedOn }
      const passageRows = notePassages(note).map((item) => ({
        ...row,
        side: item.side.toUpperCase(),
        ...passage(item.passage, document[item.side]),
      }))
      return passageRows.length === 0 ? [{ ...row, side: on === 'RECORD' ? '' : on }] : passageRows
    }),
    ...sourceRows(document),
  ].map((row) => ({ ...row, ...imprintCells(document, imprint) }))
}

function disputeRows(document: Exclude<ExportedDocument, RecordDocument>, imprint: ExportContext): Row[] {
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

function imprintCells(document: ExportedDocument, { origin, sha256, newsroom }: ExportContext): Row {
  return {
    record: 'number' in document ? String(document.number) : '',
    version: String(document.version),
    permalink: permalink(document, origin),
    citation: `${citation(document, newsroom)} ${citationAddress(document, origin)}`,
    sha256,
    notice,
  }
}

/** Cells have the document's values: EDTF dates and codes; null is an empty cell. */
function statementCells(statement: PublishedStatement) {
  const { quote, quoteStart, wording, act, context, gloss, language, standing } = statement
  return {
    speaker: speakerOf(statement),
    role: roleOf(statement) ?? '',
    words: quote,
    start: String(quoteStart),
    end: String(quoteStart + quote.length),
    wording,
    act,
    attribution: statement.attributionSentence,
    ...dateCells('said', statement.said),
    ...dateCells('about', statement.about),
    medium: statement.medium ?? '',
    addressee: statement.addressee ?? '',
    context,
    gloss: gloss ?? '',
    language,
    translation: statement.translation ?? '',
    translator: statement.translator ?? '',
    standing,
  }
}

const dateCells = (name: 'said' | 'about', { edtf, min, max, phrase, inferred, basis }: PublishedDate) => ({
  [name]: edtf ?? '',
  [`${name}_from`]: min ?? '',
  [`${name}_to`]: max ?? '',
  [`${name}_phrase`]: phrase ?? '',
  [`${name}_inferred`]: String(inferred),
  [`${name}_basis`]: basis ?? '',
})

const sourceCells = (source: PublishedSource) => ({
  source_title: source.title,
  publisher: source.publisher,
  byline: source.byline ?? '',
  dateline: source.dateline ?? '',
  published: source.published ?? '',
  published_from: source.publishedMin ?? '',
  published_to: source.publishedMax ?? '',
  updated: source.updated ?? '',
  source_url: source.url ?? '',
})

const versionCells = ({ changeNote, publishedBy, publishedAt }: ExportedDocument) => ({
  change: changeNote,
  by: publishedBy,
  on: publishedAt,
})

function recordCells(document: RecordDocument) {
  const { subject, summary, relation, scope, bothCanBeTrue, bothCouldBeFalse, disputeOver } = document
  return {
    subject,
    summary,
    relation,
    as_worded: relationWords(document),
    ...scope,
    both_can_be_true: String(bothCanBeTrue),
    both_could_be_false: bothCouldBeFalse === null ? '' : String(bothCouldBeFalse),
    dispute_over: disputeOver ?? '',
    kind: kindWords(document),
    both_could_be_true_if: document.reconciliation ?? '',
    what_would_settle_it: document.whatWouldSettleIt ?? '',
    status: document.status,
    status_note: document.statusNote ?? '',
    as_of: document.asOf,
    dispute: document.dispute.title,
    question: document.dispute.question,
    ...versionCells(document),
  }
}
