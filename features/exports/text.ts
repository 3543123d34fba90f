import type { PublishedStatement } from '#features/publications/document'
import { wordingLabels } from '#features/statements/statement'
import { closed, isolated } from '#lib/sentence'
import {
  citation,
  citationAddress,
  isRecord,
  licenceLines,
  notice,
  permalink,
  type ExportedDocument,
  type ExportContext,
} from './citation'
import { message } from './message'
import {
  dateSentence,
  publishedSentence,
  quoteOf,
  sourceLine,
  sourceNumber,
  sourcesOf,
  speakerInText,
  withVerb,
} from './sentences'

/** A record as a chat message for a newsroom; a dispute as the complete list of its statements. */
export function text(document: ExportedDocument, imprint: ExportContext): string {
  if (isRecord(document)) return `${message(document, imprint)}\n`
  const { title, question, summary, statements, version } = document
  const sources = sourcesOf(document).map(
    (source, index) => `[${index + 1}] ${sourceLine(source)}${source.url === null ? '' : ` ${source.url}`}`,
  )
  return `${[
    title,
    question,
    summary,
    ...statements.map((statement, index) => `${index + 1}. ${entry(statement, document)}`),
    `Sources\n${sources.join('\n')}`,
    [
      `Version ${version}. ${permalink(document, imprint.origin)}`,
      `SHA-256 of the canonical JSON: ${imprint.sha256}`,
      `Cite as: ${citation(document, imprint.newsroom)} ${citationAddress(document, imprint.origin)}`,
      ...licenceLines(imprint, ({ name, url }) => `Licence of the data: ${isolated(name)} ${url}`),
      notice,
    ].join('\n'),
  ].join('\n\n')}\n`
}

function entry(statement: PublishedStatement, document: ExportedDocument): string {
  return [
    `${closed(withVerb(speakerInText(statement), statement))} ${statement.attributionSentence} ${quoteOf(statement)}`,
    `Said: ${dateSentence(statement.said)}`,
    `Published: ${publishedSentence(statement.source)}`,
    `Is about: ${dateSentence(statement.about)}`,
    `Wording: ${wordingLabels[statement.wording]}.`,
    `Source: [${sourceNumber(document, statement.source)}]`,
  ].join('\n   ')
}
