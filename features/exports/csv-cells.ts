import type {
  PublishedDate,
  PublishedSource,
  PublishedStatement,
  RecordDocument,
} from '#features/publications/document'
import type { ExportedDocument } from './citation'
import { kindWords, relationWords, roleOf, speakerOf } from './sentences'

/** Cells hold what the document holds: EDTF dates, codes where there are codes; null is an empty cell. */
export function statementCells(statement: PublishedStatement) {
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

export const sourceCells = (source: PublishedSource) => ({
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

export const versionCells = ({ changeNote, publishedBy, publishedAt }: ExportedDocument) => ({
  change: changeNote,
  by: publishedBy,
  on: publishedAt,
})

export function recordCells(document: RecordDocument) {
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
